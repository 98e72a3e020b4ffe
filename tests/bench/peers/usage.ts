/** Other ways to read a usage file. */
import Dexie from 'dexie';
import Papa from 'papaparse';
import type { Measured } from './measured';

type Row = Record<string, string>;

/** The floor: every byte of the file, once. */
export async function bytes(_none: unknown, file: File): Promise<Measured> {
	const began = performance.now();
	const reader = file.stream().getReader();
	let read = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) read += part.value.length;
	if (read !== file.size) throw new Error(`read ${read} of ${file.size} bytes`);
	return { ms: performance.now() - began };
}

async function parsed(file: File, each: (rows: Row[]) => void): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		Papa.parse<Row>(file, {
			header: true,
			skipEmptyLines: true,
			chunk: ({ data }) => {
				each(data);
			},
			complete: () => {
				resolve();
			},
			error: reject
		});
	});
}

/** PapaParse and a Map: totals per line in floating point, nothing stored, nothing checked. */
export async function papaAndMap(_none: unknown, file: File): Promise<Measured> {
	const began = performance.now();
	const totals = new Map<string, number>();
	await parsed(file, (rows) => {
		for (const row of rows) {
			const key = [
				row['klantnummer'],
				row['klantaccount'],
				row['abonnementsnummer'],
				row['sku'],
				row['tijdstip']?.slice(0, 7)
			].join('|');
			totals.set(key, (totals.get(key) ?? 0) + Number(row['aantal']?.replace(',', '.')));
		}
	});
	return { ms: performance.now() - began, lines: totals.size };
}

/** PapaParse and one Dexie record for every event. */
export async function papaAndDexie(_none: unknown, file: File): Promise<Measured> {
	await Dexie.delete('bench');
	const database = new Dexie('bench');
	database.version(1).stores({ events: 'transactie_id, sku' });
	const began = performance.now();
	const batches: Row[][] = [];
	await parsed(file, (rows) => batches.push(rows));
	for (const rows of batches) await database.table('events').bulkPut(rows);
	const ms = performance.now() - began;
	database.close();
	await Dexie.delete('bench');
	return { ms };
}
