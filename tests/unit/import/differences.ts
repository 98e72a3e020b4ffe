/** Where two readings of one file differ first. */
import { contentKey } from '$lib/domain/usage';
import type { Rejection } from '$lib/import/event-batch';
import type { Outcome, WholeRead } from './whole-read';

type Column = 'moments' | 'small' | 'scales' | 'lines' | 'idLengths' | 'idBytes' | 'hashes';

/** Columns of events, with the values that each event has there; ids are of any length. */
const COLUMNS: readonly (readonly [Column, number])[] = [
	['lines', 1],
	['moments', 1],
	['small', 1],
	['scales', 1],
	['idLengths', 1],
	['idBytes', 0],
	['hashes', 2]
];

/** What differs first, for whoever looks for the reason; undefined: nothing. */
export function firstDifference(bytes: Outcome, text: Outcome): string | undefined {
	if (!isRead(bytes) || !isRead(text)) {
		return told('outcome', isRead(bytes) ? 'read' : bytes, isRead(text) ? 'read' : text);
	}
	return (
		rejectionsDiffer(bytes.rejections, text.rejections) ??
		told('events', bytes.events, text.events) ??
		columnsDiffer(bytes, text) ??
		keysDiffer(bytes, text) ??
		entriesDiffer('quantity', bytes, text, 'large') ??
		entriesDiffer('fields', bytes, text, 'fields') ??
		told('counts, forms or proofs', bytes.told, text.told)
	);
}

function isRead(outcome: Outcome): outcome is WholeRead {
	return typeof outcome === 'object' && 'events' in outcome;
}

/** Two values of one name, from a little before where they part. */
function told(what: string, bytes: unknown, text: unknown): string | undefined {
	if (bytes === text) return undefined;
	const [ofBytes, ofText] = [plain(bytes), plain(text)];
	if (ofBytes === ofText) return undefined;
	const parting = ofBytes.split('').findIndex((char, i) => char !== ofText[i]);
	const from = Math.max(0, (parting < 0 ? ofBytes.length : parting) - 80);
	const shown = (value: string): string => `${from > 0 ? '…' : ''}${value.slice(from, from + 300)}`;
	return `${what}: ${shown(ofBytes)} by bytes, ${shown(ofText)} by text`;
}

/** One text for one content: maps too, and names in any order. */
function plain(value: unknown): string {
	const inOrder = (_: string, each: unknown): unknown => {
		if (each instanceof Map) return [...(each as Map<unknown, unknown>)];
		if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
		return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
	};
	return JSON.stringify(value, inOrder) ?? '';
}

function columnsDiffer(bytes: WholeRead, text: WholeRead): string | undefined {
	for (const [column, width] of COLUMNS) {
		const [a, b] = [bytes[column], text[column]];
		if (bytesOf(a).equals(bytesOf(b))) continue;
		const at = a.findIndex((value, i) => !Object.is(value, b[i]));
		const event = width > 0 ? Math.floor(at / width) : eventOfByte(bytes, at);
		return `${placeIn(bytes, event)}: ${told(column, a[at], b[at]) ?? `${column} of other lengths`}`;
	}
	return undefined;
}

function bytesOf({
	buffer,
	byteOffset,
	byteLength
}: Uint8Array | Int32Array | Uint32Array | Float64Array): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

function eventOfByte({ idLengths }: WholeRead, at: number): number {
	let behind = 0;
	return idLengths.findIndex((length) => (behind += length) > at);
}

function placeIn({ lines }: WholeRead, event: number): string {
	return `event ${event + 1}, on line ${lines[event] ?? '?'}`;
}

/** Both number usage keys in their own way: the same number must always mean the same key. */
function keysDiffer(bytes: WholeRead, text: WholeRead): string | undefined {
	const ofText = new Int32Array(bytes.usageKeys.count).fill(-1);
	const seen = new Uint8Array(text.usageKeys.count);
	for (let event = 0; event < bytes.events; event++) {
		const [a, b] = [bytes.keys[event] as number, text.keys[event] as number];
		if (ofText[a] === b) continue;
		const difference =
			told('usage key', keyText(bytes, a), keyText(text, b)) ??
			told('met its usage key before', ofText[a] !== -1, seen[b] === 1);
		if (difference !== undefined) return `${placeIn(bytes, event)}: ${difference}`;
		ofText[a] = b;
		seen[b] = 1;
	}
	return undefined;
}

function keyText({ usageKeys }: WholeRead, number: number): string {
	const { number: customer, name } = usageKeys.customer(number);
	return [contentKey(usageKeys.key(number)), customer, name].join(' | ');
}

function entriesDiffer(
	what: string,
	bytes: WholeRead,
	text: WholeRead,
	entries: 'large' | 'fields'
): string | undefined {
	const [a, b] = [bytes[entries], text[entries]];
	for (const event of new Set([...a.keys(), ...b.keys()])) {
		const difference = told(what, a.get(event), b.get(event));
		if (difference !== undefined) return `${placeIn(bytes, event)}: ${difference}`;
	}
	return undefined;
}

function rejectionsDiffer(bytes: readonly Rejection[], text: readonly Rejection[]): string | undefined {
	for (let i = 0; i < Math.max(bytes.length, text.length); i++) {
		const [a, b] = [bytes[i], text[i]];
		const difference = a && b && isSame(a, b) ? undefined : told(`rejection ${i + 1}`, a, b);
		if (difference !== undefined) return difference;
	}
	return undefined;
}

/** Without a text of each: there are many. */
function isSame(a: Rejection, b: Rejection): boolean {
	const isSameValue = a.at === b.at && a.column === b.column && a.value === b.value && a.other === b.other;
	const isSameRecord = a.line === b.line && a.fields.length === b.fields.length;
	return (
		a.code === b.code && isSameValue && isSameRecord && a.fields.every((field, i) => field === b.fields[i])
	);
}
