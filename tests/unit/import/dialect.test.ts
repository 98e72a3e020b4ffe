import { describe, expect, test } from 'vitest';
import { detectFile } from '$lib/import/detect';
import { detectDialect } from '$lib/import/dialect';
import { USAGE_NAMES } from '$lib/import/header';
import type { Delimiter } from '$lib/import/reading';
import { fileOf } from './files';

const detect = (head: string, choices = {}): ReturnType<typeof detectDialect> =>
	detectDialect(head, USAGE_NAMES, true, choices);

describe('dialect', () => {
	test.each<Delimiter>([';', ',', '\t', '|'])('IMP-1 the delimiter %j is found', (delimiter) => {
		const rows = [
			['transactie_id', 'tijdstip', 'sku', 'aantal'],
			['t1', '2021-09-01T10:00:00Z', 'EMAIL', '1'],
			['t2', '2021-09-01T10:00:00Z', 'EMAIL', '2']
		];
		const found = detect(rows.map((row) => row.join(delimiter)).join('\r\n'));
		expect(found).toEqual({
			dialect: { delimiter, quote: '"', headerLine: 1 },
			header: rows[0],
			preface: []
		});
		const unknown = detect(rows.map((row) => row.join(delimiter).replaceAll('sku', 'x')).join('\n'));
		expect(unknown.dialect.delimiter).toBe(delimiter);
	});

	test('IMP-1 decimal commas do not make a comma the delimiter', () => {
		expect(detect('a;b\n1,5;2,5\n1,25;2,75\n0,5;9,5\n').dialect.delimiter).toBe(';');
		expect(detect('Datum;Verbruik\n2021-09-01;0,5\n2021-09-02;1,5\n').dialect.delimiter).toBe(';');
	});

	test('IMP-1 delimiters in quotes do not count', () => {
		const text = 'naam,omschrijving\n"a;b;c;d","x;y"\n"e;f;g;h","z;w"\n';
		expect(detect(text)).toMatchObject({
			dialect: { delimiter: ',' },
			header: ['naam', 'omschrijving']
		});
	});

	test('IMP-1 a leading sep= line is obeyed, and is preface', () => {
		const found = detect('sep=,\r\nsku,tijdstip;x,aantal\r\nEMAIL,2021-09-01,1\r\n');
		expect(found).toEqual({
			dialect: { delimiter: ',', quote: '"', headerLine: 2 },
			header: ['sku', 'tijdstip;x', 'aantal'],
			preface: ['sep=,']
		});
		expect(detect('"sep=\t"\nsku\taantal\nA;B;C\t1\n').dialect).toMatchObject({
			delimiter: '\t',
			headerLine: 2
		});
	});

	test('IMP-1 preface and blank lines are survived', () => {
		const text = 'Verbruiksoverzicht\r\nAccount;12345\r\n\r\nsku;tijdstip;aantal\r\nEMAIL;2021-09-01;1\r\n';
		expect(detect(text)).toEqual({
			dialect: { delimiter: ';', quote: '"', headerLine: 4 },
			header: ['sku', 'tijdstip', 'aantal'],
			preface: ['Verbruiksoverzicht', 'Account;12345', '']
		});
		expect(detect('\n\n\na,b,c\n1,2,3\n').dialect.headerLine).toBe(4);
	});

	test('IMP-1 without a known name the header is the row above the values', () => {
		expect(
			detect(
				'Rapport,,\nMeter,Bron,Eenheden\n,Analoog,Analoog\nDD.MM.YYYY,[Wh],[Wh]\n23.03.2020,0,1\n24.03.2020,2,3\n'
			).dialect.headerLine
		).toBe(4);
		expect(detect('naam|plaats\nJansen|Breda\nPietersen|Tilburg\n').dialect.headerLine).toBe(1);
		// A delimiter at the end of every record but the header's.
		expect(
			detect('Datum;Van;Tot;871687120061402458\n01.08.2025;00:00;00:15;0,1;\n01.08.2025;00:15;00:30;0,2;\n')
				.dialect.headerLine
		).toBe(1);
	});

	test('IMP-1 a first row like the rows below it is a record: columns go by their numbers', () => {
		const found = detect('2021-09-01;EMAIL;3\n2021-09-02;PRINT;4\n2021-09-03;EMAIL;\n');
		expect(found).toEqual({
			dialect: { delimiter: ';', quote: '"', headerLine: 0 },
			header: ['1', '2', '3'],
			preface: [],
			firstRecord: ['2021-09-01', 'EMAIL', '3']
		});
		// Hours as names, a single record, and text alone prove nothing.
		expect(detect('Datum;00:15;00:30\n2021-09-01;1;2\n2021-09-02;3;4\n').dialect.headerLine).toBe(1);
		expect(detect('2021-09-01;EMAIL;3\n').dialect.headerLine).toBe(1);
		expect(detect('naam;plaats\nJansen;Breda\n').dialect.headerLine).toBe(1);
	});

	test('IMP-1 padded names are read without their padding', () => {
		expect(detect('  sku ; tijdstip ;"  aantal "\nA;2021-09-01;1\n').header).toEqual([
			'sku',
			'tijdstip',
			'aantal'
		]);
	});

	test('IMP-1 a header over two lines is one record', () => {
		const found = detect('sku;"aantal\n(stuks)";tijdstip\nA;1;2021-09-01\n');
		expect(found.header).toEqual(['sku', 'aantal\n(stuks)', 'tijdstip']);
	});

	test('IMP-1 the header row and all else can be corrected', () => {
		const text = 'x;y\nsku;tijdstip\nA,1;2021-09-01\n';
		expect(detect(text, { headerLine: 1 })).toMatchObject({ dialect: { headerLine: 1 }, header: ['x', 'y'] });
		expect(detect(text, { headerLine: 0 })).toMatchObject({
			dialect: { headerLine: 0 },
			header: ['1', '2'],
			preface: []
		});
		expect(detect(text, { headerLine: 99 })).toMatchObject({ header: [] });
		expect(detect(text, { delimiter: ',' }).dialect.delimiter).toBe(',');
		expect(detect("sku;tijdstip\n'a;b';2021-09-01\n", { quote: "'" }).dialect.quote).toBe("'");
	});

	test('IMP-1 a head that ends in the middle of a record still shows its header', () => {
		const cut = detectDialect('sku;tijdstip;aantal\nA;2021-09-01;1\nB;2021-0', USAGE_NAMES, false);
		expect(cut.header).toEqual(['sku', 'tijdstip', 'aantal']);
		expect(detectDialect('sku;tijdstip;"aan', USAGE_NAMES, false).header.slice(0, 2)).toEqual([
			'sku',
			'tijdstip'
		]);
	});
});

describe('a file', () => {
	test('IMP-2 encoding and dialect are found together, and a chosen encoding is kept', async () => {
		const file = fileOf('sku;omschrijving\nA;', new Uint8Array([0xb9]), '\n');
		expect(await detectFile(file, USAGE_NAMES)).toMatchObject({
			encoding: 'windows-1252',
			dialect: { delimiter: ';', headerLine: 1 },
			header: ['sku', 'omschrijving']
		});
		expect(await detectFile(file, USAGE_NAMES, { encoding: 'iso-8859-2' })).toMatchObject({
			encoding: 'iso-8859-2'
		});
		await expect(
			detectFile(fileOf(new Uint8Array([0x1f, 0x8b])), USAGE_NAMES, { encoding: 'utf-8' })
		).rejects.toMatchObject({ code: 'IMP-11.binary' });
		await expect(detectFile(fileOf(), USAGE_NAMES)).rejects.toMatchObject({ code: 'IMP-1.empty' });
	});

	test('IMP-2 UTF-16 without a byte order mark is known by its zeros, else read when it is chosen', async () => {
		const utf16 = (text: string): Blob => {
			const units = new Uint16Array([...text].map((char) => char.charCodeAt(0)));
			return fileOf(new Uint8Array(units.buffer));
		};
		expect(await detectFile(utf16('sku;tijdstip\nA;1\n'), USAGE_NAMES)).toMatchObject({
			encoding: 'utf-16le',
			header: ['sku', 'tijdstip']
		});
		const greek = utf16('κωδικός;ποσότητα\nημέρα;μήνας\n');
		await expect(detectFile(greek, USAGE_NAMES)).rejects.toMatchObject({ code: 'IMP-11.binary' });
		expect(await detectFile(greek, USAGE_NAMES, { encoding: 'utf-16le' })).toMatchObject({
			header: ['κωδικός', 'ποσότητα']
		});
	});

	test('IMP-1 a header line chosen far into the file is found', async () => {
		const file = fileOf(`${'x'.repeat(99)}\n`.repeat(4000), 'sku;tijdstip\nA;2021-09-01\n');
		expect((await detectFile(file, USAGE_NAMES, { headerLine: 4001 })).header).toEqual(['sku', 'tijdstip']);
	});
});
