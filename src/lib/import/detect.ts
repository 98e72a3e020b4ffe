/** What a file is: its encoding and its dialect, before the user corrects them (IMP-1, IMP-2). */
import { Failure } from '$lib/domain/failure';
import { detectDialect, type DialectChoices } from './dialect';
import { detectEncoding, HEAD_BYTES, readHead } from './encoding';
import type { HeaderNames } from './header';
import type { Detected, Encoding } from './reading';

export interface DetectChoices extends DialectChoices {
	readonly encoding?: Encoding | undefined;
}

/** A header line further on than the usual beginning is looked for in this much more of the file. */
const LONG_HEAD_BYTES = 16 * HEAD_BYTES;

/**
 * Looks at a file's beginning. `names` are the headers known for such files. Throws `IMP-1.empty`,
 * `IMP-11.binary` and what decoding throws. UTF-8 that stops being UTF-8 further on shows when it is read.
 */
export async function detectFile(
	file: Blob,
	names: HeaderNames<string>,
	choices: DetectChoices = {}
): Promise<Detected> {
	if (file.size === 0) throw new Failure('IMP-1.empty');
	const chosen = choices.encoding;
	// UTF-16 without its byte order mark may look binary: then only the user can know better.
	const found = chosen?.startsWith('utf-16') ? chosen : await detectEncoding(file);
	const encoding = chosen ?? found;
	const detected = await detectAs(file, encoding, names, choices, HEAD_BYTES);
	if (detected.header.length > 0 || choices.headerLine === 0) return detected;
	return detectAs(file, encoding, names, choices, LONG_HEAD_BYTES);
}

async function detectAs(
	file: Blob,
	encoding: Encoding,
	names: HeaderNames<string>,
	choices: DetectChoices,
	bytes: number
): Promise<Detected> {
	const { text, complete } = await readHead(file, encoding, bytes);
	return { encoding, ...detectDialect(text, names, complete, choices) };
}
