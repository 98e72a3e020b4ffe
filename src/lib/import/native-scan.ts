/**
 * What native/scan.ts exports, once it is compiled: the part of reading bytes that every record goes through, in
 * WebAssembly. Numbers that mean a place are bytes of its memory.
 */
import { instanceOf, newMemory } from '$lib/native/instance';
import { NotPlain } from './not-plain';
import module from './native/scan.ts?native';

/** What became of reading records: all were read; one is handed out; the bytes end within one; they are not plain. */
export const ScanStatus = { done: 0, handedOut: 1, incomplete: 2, notPlain: 3 } as const;

/** Of a value that is not known yet. */
export const UNKNOWN = -0x8000_0000;

/** A column that there is not. */
export const NO_COLUMN = -1;

type Exported = Readonly<Record<Global, { readonly value: number }>>;

type Global =
	| 'fieldCount'
	| 'innerLines'
	| 'behind'
	| 'keyCount'
	| 'count'
	| 'idsUsed'
	| 'withoutId'
	| 'hasScales'
	| 'recordBegin'
	| 'recordLine'
	| 'at'
	| 'line'
	| 'read'
	| EventColumn;

/** Where the columns of a range's events are. */
export type EventColumn =
	| 'keys'
	| 'moments'
	| 'quantities'
	| 'scales'
	| 'lines'
	| 'begins'
	| 'idFrom'
	| 'idTo'
	| 'hashes'
	| 'idBytes';

export interface NativeScan extends Exported {
	readonly memory: WebAssembly.Memory;
	setDialect(delimiter: number, quote: number): void;
	inputFor(length: number): number;
	sealInput(length: number): void;
	offsetsAt(): number;
	isAscii(): number;
	isUtf8(begin: number, until: number): number;
	beginAt(at: number): void;
	cut(begin: number, length: number, last: boolean): number;
	setFields(columns: number, moment: number, quantity: number, sign: number, id: number): void;
	addNumberColumn(column: number): void;
	learnSilent(index: number): void;
	proofsAt(): number;
	learnMoment(moment: number, period: number): number;
	momentsAt(): number;
	addMonth(from: number, until: number, code: number): void;
	addKeyColumn(column: number, isFirst: boolean): void;
	columnCode(index: number): number;
	learnColumn(index: number, code: number): void;
	groupNumber(index: number): number;
	learnGroup(index: number, number: number): void;
	keyNumber(period: number): number;
	keysAt(): number;
	beginRange(begin: number, expected: number): void;
	scan(until: number, length: number, last: boolean): number;
	readAgain(): number;
	idFor(length: number): number;
	putId(from: number, length: number): void;
	putEvent(key: number, moment: number, quantity: number, scale: number, line: number, begin: number): void;
}

/**
 * Memories that nobody uses now. They are used again: a browser has room for some hundred of them in all its workers,
 * and looks for those that are forgotten only in the worker that asks for one more.
 */
const unused: WebAssembly.Memory[] = [];

/** A larger one, of a file with many distinct values, is let go: it cannot become smaller. */
const LARGEST_KEPT = 64 * 1024 * 1024;

/**
 * A scanner with a memory of its own, until that is given back. Throws {@link NotPlain} where there is no WebAssembly,
 * or no room: text needs none.
 */
export function nativeScan(): NativeScan {
	try {
		return instanceOf<NativeScan>(module, unused.pop() ?? newMemory());
	} catch (cause) {
		throw new NotPlain({ cause });
	}
}

/** The scanner is not used any more; its memory is the next one's, whatever stands in it. */
export function giveBack({ memory }: NativeScan): void {
	if (memory.buffer.byteLength <= LARGEST_KEPT) unused.push(memory);
}
