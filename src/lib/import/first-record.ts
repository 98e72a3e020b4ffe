/** Where a plain file's first record begins: behind its mark, what stands before its header, and the header. */
import { ByteRecords } from './byte-records';
import { HEAD_BYTES, headOf } from './encoding';
import { NotPlain } from './not-plain';
import type { Detected } from './reading';
import { MAX_FIELD } from './records';

const LF = 10;
const CR = 13;

/** A header that goes on for more is no plain one. */
const MAX_HEAD = 8 * MAX_FIELD;

/** The byte at which the first record begins, and its line, counted from 1. Throws {@link NotPlain}. */
export async function firstRecord(file: Blob, found: Detected): Promise<{ at: number; line: number }> {
	for (let size = HEAD_BYTES; ; size *= 4) {
		const bytes = await headOf(file, size);
		const whole = bytes.length === file.size;
		const first = behindHeader(bytes, found, whole);
		if (first) return first;
		if (whole || size > MAX_HEAD) throw new NotPlain();
	}
}

function behindHeader(
	bytes: Uint8Array<ArrayBuffer>,
	{ dialect, encoding }: Detected,
	whole: boolean
): { at: number; line: number } | undefined {
	const [a, b, c] = bytes;
	let at = encoding === 'utf-8' && a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
	let line = 1;
	// What stands before the header is lines, whatever quotes it has.
	for (; line < dialect.headerLine; line++) {
		const lf = bytes.indexOf(LF, at);
		refuseCrs(bytes, at, lf);
		if (lf < 0) return undefined;
		at = lf + 1;
	}
	if (dialect.headerLine === 0) return { at, line };
	const record = new ByteRecords(dialect);
	try {
		record.take(bytes);
		const behind = record.cut(at, whole);
		return behind < 0 ? undefined : { at: behind, line: line + 1 + record.innerLines };
	} finally {
		record.close();
	}
}

/** A CR that is not part of a line's CR LF ends a line too. */
function refuseCrs(bytes: Uint8Array, from: number, lf: number): void {
	const until = lf < 0 ? bytes.length : lf;
	for (let at = bytes.indexOf(CR, from); at >= 0 && at < until; at = bytes.indexOf(CR, at + 1)) {
		if (at + 1 !== lf && !(lf < 0 && at + 1 === until)) throw new NotPlain();
	}
}
