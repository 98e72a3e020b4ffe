/** What the tests of reading share: files in memory, a file read whole, and the real files where they exist. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { detectFile, type DetectChoices } from '$lib/import/detect';
import { USAGE_NAMES } from '$lib/import/header';
import type { Delimiter, Detected, Dialect, Encoding, Quote, RecordBlock } from '$lib/import/reading';
import { readRecords } from '$lib/import/records';

export function fileOf(...parts: (string | Uint8Array<ArrayBuffer>)[]): Blob {
	return new Blob(parts);
}

export function dialectOf(delimiter: Delimiter, headerLine = 0, quote: Quote = '"'): Dialect {
	return { delimiter, quote, headerLine };
}

/** All records of a file with their lines, its blank lines, and the records with a quote out of place. */
export interface WholeFile {
	records: (readonly string[])[];
	lines: number[];
	blankLines: number[];
	misplacedQuotes: number[];
	blocks: RecordBlock[];
}

export async function readWhole(
	file: Blob,
	dialect: Dialect,
	encoding: Encoding = 'utf-8',
	chunkBytes?: number
): Promise<WholeFile> {
	const whole: WholeFile = { records: [], lines: [], blankLines: [], misplacedQuotes: [], blocks: [] };
	for await (const block of readRecords(file, encoding, dialect, { chunkBytes })) {
		whole.misplacedQuotes.push(...block.misplacedQuotes.map((i) => whole.records.length + i));
		for (const record of block.records) whole.records.push(record);
		for (const line of block.lines) whole.lines.push(line);
		for (const line of block.blankLines) whole.blankLines.push(line);
		whole.blocks.push(block);
	}
	return whole;
}

export async function detectAndRead(
	file: Blob,
	choices: DetectChoices = {}
): Promise<{ found: Detected; whole: WholeFile }> {
	const found = await detectFile(file, USAGE_NAMES, choices);
	return { found, whole: await readWhole(file, found.dialect, found.encoding) };
}

/** The collection of real files, which lies beside the project on some machines only. */
export const REAL_FILES = resolve('../shared/data/real');
export const SEED_FILES = resolve('../shared/data/seed');
export const hasRealFiles = existsSync(REAL_FILES);
export const hasSeedFiles = existsSync(SEED_FILES);

export function realFile(path: string): Blob {
	return new Blob([readFileSync(resolve(REAL_FILES, path))]);
}

export function seedFile(name: string): Blob {
	return new Blob([readFileSync(resolve(SEED_FILES, name))]);
}

export function realJson(path: string): unknown {
	return JSON.parse(readFileSync(resolve(REAL_FILES, path), 'utf8'));
}
