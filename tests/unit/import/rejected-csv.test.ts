import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messages } from '$lib/i18n/messages';
import { addedColumns } from '$lib/import/added-columns';
import type { Mapping } from '$lib/import/mapping';
import { headerKey } from '$lib/import/mapping-choice';
import { rejectedCsv, type RejectedWords } from '$lib/import/rejected-csv';
import type { Delimiter } from '$lib/import/reading';
import { Administration, byLine, type Imported } from './administration';

const words: RejectedWords = {
	line: 'Regel',
	column: 'Kolom',
	reason: 'Reden',
	reasons: { 'IMP-4.number-unreadable': '{value} is geen getal' }
};

const HEADER = ['transactie_id', 'tijdstip', 'klantnummer', 'sku', 'toeslagnaam', 'aantal'];
const text = fc.stringMatching(/^[ab ";,|\t\n\r=+é'0-9-]{0,8}$/);
const quoted = (cells: readonly string[], delimiter: Delimiter): string =>
	cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

describe('rejectedCsv', () => {
	test('IMP-6 rejected records, downloaded and read again, are the same records', async () => {
		const records = fc.array(
			fc.tuple(text, text, fc.constantFrom('x', '1,2,3', 'NaN')).map(([id, charge, quantity]) => {
				return [id, '2021-12-01', 'K-1', 'EMAIL', charge, quantity];
			}),
			{ minLength: 1, maxLength: 8 }
		);
		const delimiters = fc.constantFrom<Delimiter>(';', ',', '\t', '|');
		await fc.assert(
			fc.asyncProperty(records, delimiters, fc.boolean(), async (table, delimiter, isRagged) => {
				const whole = [HEADER, ...table, ...(isRagged ? [['kort', '2021-12-01']] : [])];
				const given = whole.map((cells) => quoted(cells, delimiter)).join('\r\n');
				const first = await new Administration().import(given, { delimiter });
				const rejected = byLine(first.sink.rejections);
				expect(rejected).toHaveLength(whole.length - 1);

				const download = rejectedCsv(first.reading.found.header, delimiter, rejected, words);
				const again = await new Administration().import(download);
				expect(again.reading.found.dialect).toMatchObject({ delimiter, headerLine: 1 });
				expect(again.reading.found.header).toEqual(first.reading.found.header);
				expect(byLine(again.sink.rejections).map(({ fields }) => fields)).toEqual(
					rejected.map(({ fields }) => fields)
				);
			})
		);
	});

	test('IMP-6 each record stands behind its line, its column and the reason in words', async () => {
		const given = `${HEADER.join(';')}\n\na;2021-12-01;K-1;EMAIL;;x\nb;2021-12-01;K-1;EMAIL\n`;
		const { sink } = await new Administration().import(given);
		expect(rejectedCsv(HEADER, ';', sink.rejections, words)).toBe(
			'\ufeffRegel;Kolom;Reden;transactie_id;tijdstip;klantnummer;sku;toeslagnaam;aantal\r\n' +
				'3;aantal;x is geen getal;a;2021-12-01;K-1;EMAIL;;x\r\n' +
				'4;;IMP-6.field-count;b;2021-12-01;K-1;EMAIL\r\n'
		);
	});

	test('IMP-6 mended and imported again, the records count beside those that were accepted', async () => {
		const administration = new Administration();
		const given = `${HEADER.join(';')}\na;2021-12-01;K-1;EMAIL;;1\n;2021-12-01;K-1;EMAIL;;x\n`;
		const { sink, reading } = await administration.import(given);
		const download = rejectedCsv(reading.found.header, ';', sink.rejections, words);
		const mended = await administration.import(download.replace(';x\r\n', ';2\r\n'));
		expect(mended.reading).toMatchObject({ records: 1, accepted: 1 });
		expect(mended.sink.events(mended.reading)[0]).toMatchObject({ quantity: { coefficient: 2n, scale: 0 } });
	});
});

/** What the files below are rejected for, downloaded in one of the page's languages. */
const wordsIn: Record<'nl' | 'en', RejectedWords> = {
	nl: { ...messages.nl.usage.rejections, reasons: messages.nl.problems.sentences },
	en: { ...messages.en.usage.rejections, reasons: messages.en.problems.sentences }
};

function download({ reading, sink }: Imported, language: 'nl' | 'en' = 'nl'): string {
	const { header, dialect } = reading.found;
	return rejectedCsv(header, dialect.delimiter, byLine(sink.rejections), wordsIn[language]);
}

/** The file, its download with a fault mended, and the file as it would have been without that fault. */
interface Loop {
	readonly faulty: string;
	readonly fault: string;
	readonly mended: string;
	readonly mapping?: Mapping;
	readonly name: string;
}

const GITHUB = 'Date,Product,SKU,Quantity,Unit Type,Price Per Unit ($),Multiplier,Owner,Repository Slug';

const LOOPS: readonly Loop[] = [
	{
		name: 'a preset',
		faulty: `${GITHUB}\n2023-01-01,Actions,Linux,7,minute,0.008,1.0,acme,site\n2023-01-02,Actions,Linux,veel,minute,0.008,1.0,acme,site\n`,
		fault: 'veel',
		mended: '9'
	},
	{
		name: 'a preset that joins columns',
		faulty:
			'Van datum;Van tijdstip;Tot datum;Meter;Register;Volume;Eenheid\n' +
			'01-10-2021;00:00:00;01-10-2021;M1;Afname Dag;0,5;kWh\n31-09-2021;00:15:00;01-10-2021;M1;Afname Dag;0,25;kWh\n',
		fault: '31-09-2021',
		mended: '30-09-2021'
	},
	{
		name: 'a preset of a wide file',
		faulty:
			'Vanaf,Tot,Verbruik laag tarief,Verbruik hoog tarief,Totaal\n' +
			'2015-01-01,2015-01-02,1.5,2.5,4\n2015-01-02,2015-01-03,0.5,1O.5,11\n',
		fault: '1O.5',
		mended: '10.5'
	},
	{
		name: 'a preset that names an encoding',
		faulty:
			'Item;Posting date;Amount CZK;Bank account details\n' +
			'Kávu;2022-01-03;12,5;CZ1\nČaj;2022-01-04;1x;CZ1\n',
		fault: '1x',
		mended: '1'
	},
	{
		name: 'a remembered mapping',
		faulty: 'wanneer;wie;wat;hoeveel\n2022-03-01;Jansen;Koffie;3\n2022-03-02;Jansen;Thee;drie\n',
		fault: 'drie',
		mended: '4',
		mapping: {
			fields: {
				moment: { columns: [0] },
				'customer-name': { columns: [1] },
				sku: { columns: [2] },
				quantity: { columns: [3] }
			},
			numberForms: { 3: 'comma' }
		}
	},
	{
		name: 'a remembered mapping of a file without header',
		faulty: '2022-03-01;Jansen;Koffie;3\n2022-03-32;Jansen;Thee;4\n2022-03-03;Jansen;Thee;1\n',
		fault: '2022-03-32',
		mended: '2022-03-31',
		mapping: {
			fields: {
				moment: { columns: [0] },
				'customer-name': { columns: [1] },
				sku: { columns: [2] },
				quantity: { columns: [3] }
			}
		}
	},
	{
		name: 'the canonical header',
		faulty: `${HEADER.join(';')}\na;2021-12-01;K-1;EMAIL;;1\nb;2021-12-01;K-1;EMAIL;;x1\n`,
		fault: 'x1',
		mended: '21'
	}
];

describe('the loop of mending', () => {
	test('IMP-6 the added columns are known in every language in which they are written', () => {
		for (const { line, column, reason } of Object.values(wordsIn)) {
			expect(addedColumns([line, column, reason, 'sku'])).toBe(3);
			expect(addedColumns([` ${line.toUpperCase()} `, column, reason, 'sku'])).toBe(3);
			expect(addedColumns([line, reason, column, 'sku'])).toBe(0);
			expect(addedColumns([line, column, reason])).toBe(0);
		}
	});

	test.each(LOOPS.flatMap((loop) => (['nl', 'en'] as const).map((language) => ({ ...loop, language }))))(
		'IMP-6 $name, $language: the record that was mended is read as its file is',
		async ({ faulty, fault, mended, mapping, language }) => {
			const encode = (text: string): BlobPart => (faulty.includes('Č') ? windows1250(text) : text);
			const administration = new Administration();
			const asked: string[] = [];
			const remembered = (key: string): Promise<{ name: string; mapping: Mapping } | undefined> => {
				asked.push(key);
				return Promise.resolve(mapping && { name: 'Onthouden', mapping });
			};
			const first = await administration.import(encode(faulty), {}, { remembered });
			expect(first.reading).toMatchObject({ rejections: { count: 1 } });
			const second = await administration.import(
				withLast(download(first, language), fault, mended),
				{},
				{ remembered }
			);
			expect(second.reading).toMatchObject({
				accepted: 1,
				rejections: { count: 0 },
				mappingOrigin: first.reading.mappingOrigin,
				mapping: first.reading.mapping,
				unused: first.reading.unused
			});
			expect(new Set(asked)).toEqual(new Set([headerKey(first.reading.found.header)]));

			// The file as it should have been holds nothing that the two did not bring.
			const whole = await administration.import(encode(faulty.replace(fault, mended)), {}, { remembered });
			expect(whole.reading).toMatchObject({ accepted: 0, rejections: { count: 0 } });
		}
	);
});

/** With its last occurrence replaced: the reason in front of a record tells its fault too. */
function withLast(text: string, fault: string, mended: string): string {
	const at = text.lastIndexOf(fault);
	return text.slice(0, at) + mended + text.slice(at + fault.length);
}

/** Of the characters that the tests use. */
function windows1250(text: string): Uint8Array<ArrayBuffer> {
	const codes: Record<string, number> = { Č: 0xc8, á: 0xe1 };
	return Uint8Array.from([...text].map((character) => codes[character] ?? character.charCodeAt(0)));
}
