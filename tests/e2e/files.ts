/** The files that a user gives: those of the sample, and small ones made here. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeUsage } from '../bench/generate.js';

const sample = (name: string): string =>
	fileURLToPath(new URL(`../../static/voorbeeld/${name}`, import.meta.url));

export const USAGE = sample('verbruik-autoinvoice-2021.csv');
export const SUBSCRIPTIONS = sample('abonnementen-2021-09.csv');
export const PRICES = sample('prijslijst-voorbeeld.csv');

/** A file as the browser's file picker hands it over. */
export interface GivenFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** A text file, UTF-8 unless the content is bytes already. */
export function file(name: string, content: string | Uint8Array): GivenFile {
	return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

export const HEADER = 'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;sku;aantal';

/** A usage file under {@link HEADER}, with lines as in `a1;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3`. */
export function usage(name: string, ...lines: string[]): GivenFile {
	return file(name, [HEADER, ...lines, ''].join('\r\n'));
}

/** One event of EMAIL in December 2021 for each of so many customers, with an id of its own. */
export function customers(name: string, count: number): GivenFile {
	const lines = Array.from({ length: count }, (_, i) => {
		const n = String(i + 1).padStart(3, '0');
		return `klant-${n};2021-12-${String((i % 28) + 1).padStart(2, '0')}T12:00:00Z;Klant ${n} B.V.;K-${n};A-${n};EMAIL;${i + 1}`;
	});
	return usage(name, ...lines);
}

const large = new Map<number, Promise<string>>();

/** The path of a generated usage file: 50 customers, 2,000 accounts, four months, the same bytes every time. */
export async function generated(events: number): Promise<string> {
	let made = large.get(events);
	if (!made) {
		const path = join(tmpdir(), `specifiek-e2e-${process.pid}-${events}.csv`);
		made = writeUsage(events, path).then(() => path);
		large.set(events, made);
		process.once('exit', () => rmSync(path, { force: true }));
	}
	return made;
}
