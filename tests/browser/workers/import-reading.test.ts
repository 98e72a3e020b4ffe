import { beforeEach, describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { isoDate, periodText } from '$lib/domain/period';
import { plainMapping } from '$lib/import/mapping';
import type { ReadingChoices, UsagePreview } from '$lib/import/preview';
import type { Database } from '$lib/storage/database';
import { importWorker } from '$lib/workers/client';
import type { StagingProgress } from '$lib/workers/protocol';
import {
	administration,
	commit,
	committedQuantity,
	csv,
	emptyAdministration,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	stage,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const textFile = (text: string): File => new File([text], 'verbruik.csv');

async function preview(text: string, choices: ReadingChoices = {}): Promise<UsagePreview> {
	return (await stage(textFile(text), choices)).preview;
}

/** The first sample as a line. */
function firstSample({ samples: [sample] }: UsagePreview): string {
	if (!sample) return '';
	const { line, id, key, customerName, quantity } = sample;
	return [
		line,
		id,
		periodText(key.period, ' - '),
		customerName,
		key.customer,
		key.sku,
		toText(quantity)
	].join(' ');
}

describe('dialects', () => {
	test.each([
		['a point and a comma', 'id;datum;klant;sku;aantal\r\nt1;2021-12-01;"A;B";EMAIL;3\r\n'],
		['a comma', 'id,date,customer,product_code,qty\nt1,2021-12-01,A;B,EMAIL,3\n'],
		['a tab, and CR alone', 'id\tdatum\tcustomer\tsku\taantal\rt1\t01-12-2021\tA;B\tEMAIL\t3\r'],
		['a bar, and CR CR LF', 'id|datum|customer|sku|aantal\r\r\nt1|20211201|A;B|="EMAIL"|3\r\r\n'],
		['a sep= line', 'sep=|\nid|datum|customer|sku|aantal\nt1|44531|A;B|EMAIL|3\n'],
		[
			'preface, blank lines and padding',
			'Export van A\n\n id ; datum;customer ;sku;aantal\n;;;;\nt1 ;2021-12-01; "A;B" ;EMAIL; 3 \n'
		]
	])('IMP-1 %s', async (_, text) => {
		const found = await preview(text.replace('klant', 'customer'));
		expect(found).toMatchObject({ records: 1, accepted: 1, rejected: 0, unused: [] });
		const line = found.headerLine + 1 + found.blankLines;
		expect(firstSample(found)).toBe(`${line} t1 1-12-21 - 31-12-21 A;B a;b EMAIL 3`);
	});

	test('IMP-1 what was found can be corrected: delimiter, quote and header line', async () => {
		const text = "a;b;c\nid,datum,sku,customer\nt1,2021-12-01,EMAIL,'A, B'\n";
		const found = await preview(text, {
			delimiter: ',',
			quote: "'",
			headerLine: 2,
			mapping: plainMapping({ 'event-id': 0, moment: 1, sku: 2, 'customer-name': 3 })
		});
		expect(found).toMatchObject({
			delimiter: ',',
			quote: "'",
			headerLine: 2,
			preface: ['a;b;c'],
			accepted: 1
		});
		expect(found.samples[0]?.customerName).toBe('A, B');
	});

	test('IMP-2 UTF-16, Windows-1252 and what the user chooses', async () => {
		const text = 'id;datum;sku;customer\nt1;2021-12-01;EMAIL;Café Łódź\n';
		const utf16 = new Uint16Array([0xfeff, ...[...text].map((each) => each.charCodeAt(0))]);
		const wide = await stage(new File([utf16], 'utf16.csv'));
		expect(wide.preview).toMatchObject({ encoding: 'utf-16le', fellBack: false });
		expect(wide.preview.samples[0]?.customerName).toBe('Café Łódź');
		const narrow = new Uint8Array(
			[...'id;datum;sku;customer\nt2;2021-12-01;EMAIL;'].map((each) => each.charCodeAt(0)).concat(0xa3, 0xf3)
		);
		const fallen = await stage(new File([narrow], 'smal.csv'));
		expect(fallen.preview).toMatchObject({ encoding: 'windows-1252', fellBack: true });
		expect(fallen.preview.samples[0]?.customerName).toBe('£ó');
		const chosen = await stage(new File([narrow], 'smal.csv'), {
			encoding: 'iso-8859-2',
			allNew: true,
			replaces: fallen.importId
		});
		expect(chosen.preview).toMatchObject({ encoding: 'iso-8859-2', fellBack: false });
		expect(chosen.preview.samples[0]?.customerName).toBe('Łó');
	});
});

describe('values', () => {
	const file = (...rows: string[]): string => ['id;datum;customer;sku;aantal', ...rows, ''].join('\n');

	test('IMP-4 a column with a decimal comma is read so throughout; what fits it not is rejected with its value', async () => {
		const found = await preview(
			file(
				'a;2021-12-01;K;S;1.234',
				'b;2021-12-01;K;S;0,5',
				'e;2021-12-01;K;S;2,25',
				'c;2021-12-01;K;S;1.5',
				'd;2021-12-01;K;S;NaN'
			)
		);
		expect(found).toMatchObject({ accepted: 3, rejected: 2, questions: [] });
		expect(found.totals.map(({ quantity }) => toText(quantity))).toEqual(['1236.75']);
		expect(
			found.rejections.map(({ code, column, first }) => [
				code,
				column,
				first.map(({ line, value }) => [line, value])
			])
		).toEqual([
			['IMP-4.number-unreadable', 'aantal', [[5, '1.5']]],
			['IMP-4.quantity-missing', 'aantal', [[6, 'NaN']]]
		]);
	});

	test('IMP-4 a column that nothing decides is asked, and read as the user answers', async () => {
		const text = file('a;2021-12-01;K;S;1.234');
		const asked = await stage(textFile(text));
		expect(asked.preview.questions).toEqual([
			{ asks: 'number-form', column: 4, columnName: 'aantal', example: '1.234', line: 2 }
		]);
		const answered = await preview(text, { numberForms: { 4: 'point' }, replaces: asked.importId });
		expect(answered.questions).toEqual([]);
		expect(answered.totals.map(({ quantity }) => toText(quantity))).toEqual(['1.234']);
	});

	test('IMP-5 slashes that nothing decides are asked; a later value decides all of them', async () => {
		const asked = await stage(textFile(file('a;1/2/2021;K;S;1')));
		expect(asked.preview.questions).toEqual([{ asks: 'date-order', example: '1/2/2021', line: 2 }]);
		await importWorker.call('discard', { administration, importIds: [asked.importId] });
		const decided = await preview(file('a;1/2/2021;K;S;1', 'b;2/13/2021;K;S;1'));
		expect(decided.questions).toEqual([]);
		expect(decided.totals.map(({ period }) => isoDate(period.from))).toEqual(['2021-02-01', '2021-01-01']);
	});

	test('PER-1 PER-2 a moment belongs to its month in Amsterdam, a period of its own stays', async () => {
		const header = 'id;tijdstip;periode_van;periode_tot;customer;sku;aantal';
		const rows = [
			'a;2021-12-31T22:59:59Z;;;K;S;1',
			'b;2021-12-31T23:00:00Z;;;K;S;2',
			'c;2021-12-01;15-9-2021;14-10-2021;K;S;4',
			'd;;1-12-2021;31-12-2021;K;S;8'
		];
		const found = await preview([header, ...rows].join('\n'));
		const told = found.totals.map(
			({ period, kind, quantity }) => `${periodText(period, ' - ')} ${kind} ${toText(quantity)}`
		);
		expect(told.sort()).toEqual([
			'1-1-22 - 31-1-22 moment 2',
			'1-12-21 - 31-12-21 moment 1',
			'1-12-21 - 31-12-21 period 8',
			'15-9-21 - 14-10-21 period 4'
		]);
	});

	test('IMP-3 without a quantity column each record is one; one customer for a file that names none', async () => {
		const found = await preview('datum;sku\n2021-12-01;S\n2021-12-01;S\n', { customerName: 'Klant B.V.' });
		expect(found.totals.map(({ quantity, events }) => [toText(quantity), events])).toEqual([['2', 2]]);
		expect(found.newCustomers).toEqual([{ id: 'klant b.v.', number: '', name: 'Klant B.V.' }]);
	});

	test('IMP-3 a file that names no SKU is not read, and says what its header is', async () => {
		const outcome = await importWorker.call('stage', {
			administration,
			file: textFile('wat;datum\nx;2021-12-01\n'),
			choices: {}
		});
		expect(outcome).toEqual({
			staged: false,
			fileName: 'verbruik.csv',
			failure: { code: 'IMP-3.no-sku', detail: { file: 'verbruik.csv', line: 1, other: 'wat | datum' } }
		});
	});

	test('IMP-11 a long identifier is rejected, control characters become a replacement sign', async () => {
		const found = await preview(file(`${'x'.repeat(1001)};2021-12-01;K;S;1`, 'a\u0007b;2021-12-01;K;S;1'));
		expect(found).toMatchObject({ accepted: 1, rejected: 1 });
		expect(found.rejections[0]).toMatchObject({ code: 'IMP-11.text-too-long', column: 'id' });
		expect(found.rejections[0]?.first[0]?.value).toHaveLength(200);
		expect(found.samples[0]?.id).toBe('a\ufffdb');
	});
});

describe('the preview', () => {
	test('IMP-9 it tells what will be: counts, 20 samples, totals, new customers, missing prices, invoices', async () => {
		await importPrices();
		await importFile(csv([HEADER, usage('z', '2021-11-01', 'EMAIL', '1')]));
		await makeDrafts(database);
		const rows = Array.from({ length: 25 }, (_, i) =>
			usage(`t${i}`, '2021-12-01', i < 20 ? 'EMAIL' : 'FAX', '2')
		);
		const other = usage('o', '2021-12-01', 'PRINT', '1').replace('Klant B.V.;K-1', 'Ander B.V.;K-2');
		const found = await preview(
			[
				HEADER,
				...rows,
				other,
				usage('o2', '', 'EMAIL', '1'),
				usage('z', '2021-11-01', 'EMAIL', '1'),
				''
			].join('\n')
		);
		expect(found).toMatchObject({ records: 28, accepted: 26, rejected: 1, totalCount: 3 });
		expect(found.samples).toHaveLength(20);
		expect(found.duplicates).toMatchObject([{ events: 1 }]);
		expect(found.totals.map(({ sku, quantity, events }) => [sku, toText(quantity), events])).toEqual([
			['EMAIL', '40', 20],
			['FAX', '10', 5],
			['PRINT', '1', 1]
		]);
		expect(found.newCustomers).toEqual([{ id: '#K-2', number: 'K-2', name: 'Ander B.V.' }]);
		expect(found.skusWithoutPrice).toEqual(['FAX']);
		expect(found.invoices).toEqual([
			{ customer: 'Klant B.V.', currency: 'EUR', draft: true },
			{ customer: 'Ander B.V.', currency: 'EUR', draft: false }
		]);
	});

	test('IMP-12 of two columns for one field the canonical one is used, the other is shown as unused', async () => {
		const found = await preview('product_code;datum;sku;opmerking\nA;2021-12-01;B;x\n');
		expect(found.unused.map((column) => found.header[column])).toEqual(['product_code', 'opmerking']);
		expect(found.totals.map(({ sku }) => sku)).toEqual(['B']);
	});

	test('IMP-8 progress tells bytes, records and time, up to all of the file', async () => {
		const told: number[][] = [];
		const file = csv([
			HEADER,
			...Array.from({ length: 100 }, (_, i) => usage(`t${i}`, '2021-12-01', 'EMAIL', '1'))
		]);
		await importWorker.call(
			'stage',
			{ administration, file, choices: {} },
			{
				progress: (progress) => {
					if ('staged' in progress) return;
					const { bytesRead, bytes, records, elapsed, fileName } = progress;
					expect(fileName).toBe('verbruik.csv');
					expect(elapsed).toBeGreaterThan(0);
					told.push([bytesRead, bytes, records]);
				}
			}
		);
		expect(told.at(-1)).toEqual([file.size, file.size, 100]);
	});

	test('IMP-9 the preview is told before the last is written, and is what the result says', async () => {
		const told: StagingProgress[] = [];
		const file = csv([
			HEADER,
			usage('a', '2021-12-01', 'EMAIL', '1'),
			usage('b', '2021-13-01', 'EMAIL', '1')
		]);
		let records: unknown;
		const staged = await importWorker.call(
			'stage',
			{ administration, file, choices: {} },
			{
				progress: (progress) => {
					told.push(progress);
					// Whoever asks for its records meanwhile gets them.
					if (!('staged' in progress)) return;
					const { importId, preview } = progress;
					const [kind = { code: '', column: '' }] = preview.rejections;
					records = importWorker.call('rejectedRecords', { administration, importId, kind, most: 9 });
				}
			}
		);
		expect(told.at(-1)).toEqual(staged);
		expect(await records).toHaveLength(1);
	});
});

test('IMP-6 rejected records are downloaded with their reason, mended, and imported again', async () => {
	const lines = [
		HEADER,
		usage('a', '2021-12-01', 'EMAIL', '3'),
		usage('b', '2021-13-01', 'EMAIL', '4'),
		`${usage('c', '2021-12-01', 'EMAIL', '5')};te veel`
	];
	const { importId } = await stage(csv(lines));
	const words = {
		line: 'Regel',
		column: 'Kolom',
		reason: 'Reden',
		reasons: { 'IMP-5.date-does-not-exist': '{value} bestaat niet' }
	};
	const blob = await importWorker.call('rejected', { administration, importId, words });
	await commit(importId);
	const text = await blob.text();
	expect(text.split('\r\n')).toEqual([
		`Regel;Kolom;Reden;${HEADER}`,
		`3;tijdstip;2021-13-01 bestaat niet;${usage('b', '2021-13-01', 'EMAIL', '4')}`,
		`4;;IMP-6.field-count;${usage('c', '2021-12-01', 'EMAIL', '5')};te veel`,
		''
	]);
	const mended = text.replaceAll('2021-13-01', '2021-12-13').replace(';te veel', '');
	const again = await stage(new File(['\ufeff', mended], 'verbeterd.csv'));
	expect(again.preview).toMatchObject({
		records: 2,
		accepted: 2,
		rejected: 0,
		// The columns that the download added are none of the file's own.
		header: HEADER.split(';'),
		unused: []
	});
	await commit(again.importId);
	expect(await committedQuantity(database)).toBe('12');
});
