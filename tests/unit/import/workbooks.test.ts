import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { unpack, type UnpackedFile } from '$lib/import/container/unpack';
import { hasRealFiles, realFile, realJson } from './files';

interface Item {
	file: string;
	date1904: boolean | null;
	sheets?: { name: string; state: string; cells: number; first_cells: [string | null, string, string?][] }[];
}

async function opened(file: Blob, name: string, sheet?: string): Promise<UnpackedFile> {
	const [first, ...more] = await unpack(new File([file], name), sheet);
	expect(more).toEqual([]);
	if (!first) throw new Error('nothing was unpacked');
	return first;
}

/** The cells of a sheet's text. */
async function cells(unpacked: UnpackedFile): Promise<string[][]> {
	if ('failure' in unpacked) throw new Error(JSON.stringify(unpacked.failure));
	const text = await unpacked.file.text();
	// No cell of a test has both a quote and a semicolon in it.
	return text
		.split('\r\n')
		.map((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => unquoted(cell)));
}

function unquoted(cell: string): string {
	return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function place(reference: string): [row: number, column: number] {
	const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
	const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
	return [Number(row) - 1, column - 1];
}

/** A text as the index has it raw: characters by number (SheetJS takes a capital X as well), line ends as blanks. */
function asRead(raw: string): string {
	return raw
		.replace(/_[xX]([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
		.replace(/\r\n|[\r\n]/g, ' ');
}

/** The index has no more of a text. */
const INDEX_CUTS = 60;

/** The number that a text stands for: dates and times as days, percentages as parts. */
function asNumber(text: string, date1904: boolean): number {
	if (text.endsWith('%')) return Number(text.slice(0, -1)) / 100;
	if (/^\d\d:\d\d/.test(text)) return Date.parse(`1970-01-01T${text}Z`) / 86_400_000;
	if (/^\d{4}-\d\d-\d\d/.test(text)) {
		const days = Date.parse(text.includes('T') ? `${text}Z` : text) / 86_400_000;
		const serial = days + (date1904 ? 24_107 : 25_569);
		return !date1904 && serial < 61 ? serial - 1 : serial;
	}
	return Number(text);
}

/** Refused, and why. */
const REFUSED: Record<string, string> = {
	'calamine/pass_protected.xlsx': 'IMP-11.workbook-encrypted',
	// Two parts of one name.
	'poi/duplicate-filename.xlsx': 'IMP-11.workbook-damaged',
	// A string of a mebibyte in 12,000 cells.
	'poi/poc-shared-strings.xlsx': 'IMP-11.cell-too-long',
	// Without the parts that say where the others are.
	'exceljs/missing-bits.xlsx': 'IMP-11.workbook-damaged'
};
/** Cells without references: the index does not say where they stand. */
const UNPLACED = ['poi/InlineString.xlsx', 'poi/59746_NoRowNums.xlsx'];
const FIRST_ROWS: Record<string, string[]> = {
	'poi/InlineString.xlsx': ['😜more text'],
	'poi/59746_NoRowNums.xlsx': ['Checked', 'Ion', 'Charge', 'Molecular Weight'],
	// One relation is broken; every cell is whole all the same.
	'poi/xlsx-corrupted.xlsx': ['test', 'DOCTYPE', 'XXE', 'injection'],
	'real-exports/eneco_Verbruik_01-01-2020-31-12-2020.xlsx': ['', 'Stroom [kWh]', '', '']
};

describe.skipIf(!hasRealFiles)('real workbooks', () => {
	const items = hasRealFiles ? (realJson('xlsx/index.json') as Item[]) : [];
	const named = items.map((item) => ({ ...item, name: item.file.replace(/^xlsx\//, '') }));

	test.each(named.filter(({ name }) => name in REFUSED))(
		'IMP-11 $name is refused by name',
		async ({ name }) => {
			const unpacked = await opened(realFile(`xlsx/${name}`), name);
			expect(unpacked).toMatchObject({ failure: { code: REFUSED[name], detail: { file: name } } });
		}
	);

	test.each(named.filter(({ name }) => name in FIRST_ROWS))(
		'IMP-1 $name begins as it does',
		async ({ name }) => {
			const [first = []] = await cells(await opened(realFile(`xlsx/${name}`), name));
			const row = FIRST_ROWS[name] ?? [];
			expect(first.slice(0, row.length)).toEqual(row);
		}
	);

	const readable = named.filter(({ name }) => !(name in REFUSED) && !UNPLACED.includes(name));

	test.each(readable)(
		'IMP-1 $name reads as its index says, sheet by sheet',
		async ({ name, sheets = [], date1904 }) => {
			for (const { name: sheet, first_cells } of sheets) {
				const unpacked = await opened(realFile(`xlsx/${name}`), name, sheet);
				const read = await cells(unpacked);
				if (!('failure' in unpacked)) expect(unpacked.workbook?.sheet).toBe(sheet);
				for (const [reference, kind, raw = ''] of first_cells) {
					if (reference === null) continue;
					const [row, column] = place(reference);
					const text = read[row]?.[column] ?? '';
					const where = `${sheet} ${reference}`;
					if (kind === 'n' && raw !== '')
						expect(asNumber(text, date1904 === true), where).toBeCloseTo(Number(raw), 7);
					else if (kind === 'b') expect(text, where).toBe(raw === '1' ? 'TRUE' : 'FALSE');
					else if (kind !== 'blank') {
						const whole = raw.length < INDEX_CUTS;
						expect(whole ? text : text.slice(0, asRead(raw).length), where).toBe(asRead(raw));
					}
				}
			}
		}
	);
});

/** A workbook of one sheet, its parts changed before it is packed again. */
function workbook(sheet: WorkSheet, change: (parts: Zippable) => void = () => undefined): Blob {
	const book = { SheetNames: ['Blad'], Sheets: { Blad: sheet } };
	const packed = write(book, { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer;
	const parts: Zippable = unzipSync(new Uint8Array(packed));
	change(parts);
	return new Blob([new Uint8Array(zipSync(parts))]);
}

const ROWS = [
	['tijdstip', 'sku', 'aantal'],
	['2022-01-01', 'A', 1]
];

/** A part with its text replaced. */
function replaced(parts: Zippable, name: string, from: string | RegExp, to: string): void {
	const text = new TextDecoder().decode(parts[name] as Uint8Array);
	expect(text).toMatch(from);
	parts[name] = strToU8(text.replace(from, to));
}

describe('a sheet as text', () => {
	test('IMP-4 numbers keep every digit, whatever they are shown as', async () => {
		const numbers = [0.1 + 0.2, 1.234, 1e-9, 1.5e21, -0.25, 123456789.12, 0.21, 1.005, 7];
		const sheet = utils.aoa_to_sheet([numbers]);
		const format = (cell: string, z: string): void => {
			(sheet[cell] as { z: string }).z = z;
		};
		format('A1', '0');
		format('F1', '#,##0');
		format('G1', '0%');
		format('H1', '0.0%');
		const [row] = await cells(await opened(workbook(sheet), 'a.xlsx'));
		expect(row).toEqual([
			'0.30000000000000004',
			'1.2340',
			'0.000000001',
			'1500000000000000000000',
			'-0.25',
			'123456789.12',
			'21%',
			'100.5%',
			'7'
		]);
	});

	test('IMP-5 dates are ISO in both calendars, durations stay numbers', async () => {
		const sheet = utils.aoa_to_sheet([[44562, 44562.75, 0.5, 1.5, 59, 44561.999999999]]);
		['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].forEach((cell, i) => {
			(sheet[cell] as { z: string }).z =
				['d-m-yyyy', 'd-m-yyyy h:mm', 'h:mm', '[h]:mm', 'd-m-yy', 'd-m-yy h:mm'][i] ?? '';
		});
		const expected = ['2022-01-01', '2022-01-01T18:00:00', '12:00:00', '1.5', '1900-02-28', '2022-01-01'];
		expect((await cells(await opened(workbook(sheet), 'a.xlsx')))[0]).toEqual(expected);
		const since1904 = workbook(sheet, (parts) => {
			replaced(parts, 'xl/workbook.xml', /<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>');
		});
		expect((await cells(await opened(since1904, 'a.xlsx')))[0]?.slice(0, 2)).toEqual([
			'2026-01-02',
			'2026-01-02T18:00:00'
		]);
	});

	test('IMP-6 line n is row n, whatever stands in a cell', async () => {
		const sheet = utils.aoa_to_sheet([['a;b', 'zo "heet" het'], [], ['twee\nregels', '', 'x']]);
		const unpacked = await opened(workbook(sheet), 'a.xlsx');
		if ('failure' in unpacked) throw new Error(unpacked.failure.code);
		expect(await unpacked.file.text()).toBe('"a;b";"zo ""heet"" het"\r\n\r\n"twee regels";;x\r\n');
	});
});

describe('hostile workbooks', () => {
	const refused = async (file: Blob, name = 'a.xlsx'): Promise<string> => {
		const unpacked = await opened(file, name);
		return 'failure' in unpacked ? unpacked.failure.code : 'read';
	};

	test('IMP-11 entities that laugh a billion times are refused', async () => {
		const laughs = workbook(utils.aoa_to_sheet(ROWS), (parts) => {
			const entities = Array.from({ length: 10 }, (_, i) =>
				i === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`
			).join('');
			replaced(parts, 'xl/sharedStrings.xml', /\?>\s*/, `?><!DOCTYPE sst [${entities}]>`);
			replaced(parts, 'xl/sharedStrings.xml', 'tijdstip', '&l9;');
		});
		expect(await refused(laughs)).toBe('IMP-11.workbook-hostile');
	});

	test('IMP-11 a sheet of endless zeros, and one of too many cells, are refused', async () => {
		const bomb = workbook(utils.aoa_to_sheet(ROWS), (parts) => {
			parts['xl/worksheets/sheet1.xml'] = [new Uint8Array(128 * 1024 * 1024), { level: 1 }];
		});
		expect(await refused(bomb)).toBe('IMP-11.workbook-too-large');
		const cells = workbook(utils.aoa_to_sheet(ROWS), (parts) => {
			replaced(
				parts,
				'xl/worksheets/sheet1.xml',
				'<row r="1">',
				`<row r="9">${'<c><v>1</v></c>'.repeat(1_000_001)}</row><row r="1">`
			);
		});
		expect(await refused(cells)).toBe('IMP-11.workbook-too-large');
	}, 60_000);

	test('IMP-11 a sheet of too many columns is refused', async () => {
		const wide = utils.aoa_to_sheet([Array.from({ length: 1001 }, (_, i) => i)]);
		expect(await refused(workbook(wide))).toBe('IMP-11.too-many-columns');
	});

	test('IMP-11 workbooks of old are refused by what they are, whatever they are called', async () => {
		const old = write(
			{ SheetNames: ['Blad'], Sheets: { Blad: utils.aoa_to_sheet(ROWS) } },
			{ type: 'array', bookType: 'biff8' }
		) as ArrayBuffer;
		expect(await refused(new Blob([old]))).toBe('IMP-11.workbook-old');
	});
});
