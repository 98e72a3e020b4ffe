/** Python's openpyxl as one more reader, where this machine has it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import { monthPeriod } from '$lib/domain/period';
import { specificationOf, type UsageRow } from '$lib/domain/specification';
import { Zone } from '$lib/domain/zone';
import { specificationWorkbook } from '$lib/export/workbook';
import { december, invoiceOf, lineOf } from './sample';

const python = ['python3', '/usr/bin/python3'].find(
	(name) => spawnSync(name, ['-c', 'import openpyxl']).status === 0
);

/** Every sheet's name, size, filter and values, read twice: as a whole and row by row. */
const READ = `
import json, sys, openpyxl
def plain(value):
    return value.isoformat() if hasattr(value, 'isoformat') else value
whole = openpyxl.load_workbook(sys.argv[1])
by_row = openpyxl.load_workbook(sys.argv[1], read_only=True)
print(json.dumps([{
    'name': sheet.title,
    'filter': sheet.auto_filter.ref,
    'rows': [[plain(cell.value) for cell in row] for row in sheet.iter_rows()],
    'types': [[cell.data_type for cell in row] for row in sheet.iter_rows()],
    'formats': [[cell.number_format for cell in row] for row in sheet.iter_rows()],
    'streamed': [[plain(value) for value in row] for row in by_row[sheet.title].iter_rows(values_only=True)],
} for sheet in whole.worksheets]))
`;

interface Read {
	name: string;
	filter: string;
	rows: unknown[][];
	types: string[][];
	formats: string[][];
	streamed: unknown[][];
}

function readByPython(program: string, bytes: Uint8Array): Read[] {
	const folder = mkdtempSync(join(tmpdir(), 'specifiek-'));
	try {
		const file = join(folder, 'specificatie.xlsx');
		writeFileSync(file, bytes);
		const { stdout, stderr } = spawnSync(program, ['-c', READ, file], { encoding: 'utf8', maxBuffer: 1e9 });
		if (stdout === '') throw new Error(stderr);
		return JSON.parse(stdout) as Read[];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function* events(rows: readonly UsageRow[]): AsyncGenerator<readonly UsageRow[]> {
	await Promise.resolve();
	yield rows;
}

test.skipIf(python === undefined)(
	'EXP-2 openpyxl reads both sheets whole, text as text (skipped where python3 has no openpyxl)',
	async () => {
		const texts = ['=1+1', '+1', '-1', '@SUM(1)', '0317', '  a ', 'a\nb', '<&>"', '😀 Zoë', 'EMAIL'];
		const invoice = invoiceOf([...texts.map((sku) => lineOf({ sku })), lineOf({ kvk: '', unit: '' })]);
		const usage = texts.map((id, i): UsageRow => ({
			file: 'verbruik.csv',
			line: i + 2,
			moment: Date.UTC(2021, 11, 1, 0, 0, i),
			account: id,
			subscription: '',
			sku: 'EMAIL',
			unit: 'Document',
			period: monthPeriod(december),
			quantity: fromText('0.25'),
			id
		}));
		const { blob } = await specificationWorkbook(specificationOf(invoice, '2022-0001'), {
			usage: { batches: events(usage), zone: new Zone('Europe/Amsterdam') },
			maxRows: 16
		});
		const sheets = readByPython(python ?? '', new Uint8Array(await blob.arrayBuffer()));
		expect(sheets.map(({ name, filter }) => [name, filter])).toEqual([
			['Specificatie', 'A8:L16'],
			['Specificatie 2', 'A1:L4'],
			['Verbruik', 'A1:J11']
		]);
		const [first, second, third] = sheets;
		if (!first || !second || !third) throw new Error('no sheets');
		expect(first.rows.slice(2, 5).map((row) => row.slice(0, 2))).toEqual([
			['Invoice date', '2022-02-27T00:00:00'],
			['Due date', '2022-03-27T00:00:00'],
			['Total', 3381.73]
		]);
		expect([...first.rows.slice(8), ...second.rows.slice(1)].map((row) => row[4])).toEqual([
			...texts,
			'EMAIL'
		]);
		expect(second.rows.at(-1)).toEqual([
			'KA-000318',
			null,
			'0317',
			'AB-900318',
			'EMAIL',
			null,
			'Verzonden documenten e-mail',
			'1-12-21 - 31-12-21',
			2989,
			0.085,
			254.07,
			53.36
		]);
		expect(first.types.slice(8).map((row) => row.join(''))).toEqual(Array(8).fill('ssssssssnnnn'));
		expect(first.formats[8]?.slice(8)).toEqual(['#,##0', '#,##0.00######', '#,##0.00', '#,##0.00']);
		expect(third.rows[1]).toEqual([
			'verbruik.csv',
			2,
			'2021-12-01T01:00:00',
			'=1+1',
			null,
			'EMAIL',
			'Document',
			'1-12-21 - 31-12-21',
			0.25,
			'=1+1'
		]);
		expect(third.rows.slice(1).map((row) => row[9])).toEqual(texts);
		for (const { rows, streamed } of sheets) expect(streamed).toEqual(rows);
	}
);
