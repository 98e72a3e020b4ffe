import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rejectedCsv, type RejectedWords } from '$lib/import/rejected-csv';
import type { Delimiter } from '$lib/import/reading';
import { Administration, byLine } from './administration';

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
				expect(again.reading.unused).toEqual([0, 1, 2]);
				expect(byLine(again.sink.rejections).map(({ fields }) => fields.slice(3))).toEqual(
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
