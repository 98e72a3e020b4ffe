import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { InvoiceDocument } from '$lib/domain/document';
import { pdfFile } from '$lib/export/pdf-invoice';
import { Paper } from '$lib/export/pdf-paper';
import { Figures } from '$lib/export/pdf-words';
import { decimal } from '$lib/domain/decimal';
import { SAMPLE_COMPANY, SAMPLE_CUSTOMER } from '$lib/state/sample-parties';
import { bill, day, only, price, standard, used } from '../domain/sample';

const font = (name: string): Uint8Array =>
	new Uint8Array(readFileSync(`node_modules/@expo-google-fonts/inter/${name}.ttf`));
const fonts = {
	regular: font('400Regular/Inter_400Regular'),
	strong: font('600SemiBold/Inter_600SemiBold')
};

function documentOf(lines: number, name = SAMPLE_CUSTOMER.name): InvoiceDocument {
	const customers = new Map([[SAMPLE_CUSTOMER.id, { ...SAMPLE_CUSTOMER, name }]]);
	const totals = Array.from({ length: lines }, (_, i) => used(String(100 + i), { subscription: `AB-${i}` }));
	const invoice = only(bill(totals, [price(standard('0.085'))], { customers }));
	return { invoice, number: 'F2022-0001', seller: SAMPLE_COMPANY };
}

const written = (document: InvoiceDocument): Promise<Uint8Array> =>
	pdfFile(document, { fonts, language: 'nl' });

/** Every stream of the file that can be unpacked, as text. */
function streamsOf(bytes: Uint8Array): string[] {
	const text = Buffer.from(bytes).toString('latin1');
	return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: word }) => {
		// `endstream` is found too, and is nothing that can be unpacked.
		const from = index + word.length;
		const until = text.indexOf('endstream', from);
		try {
			return [Buffer.from(unzlibSync(bytes.subarray(from, until))).toString('latin1')];
		} catch {
			return [];
		}
	});
}

const pagesIn = async (bytes: Uint8Array): Promise<number> => (await PDFDocument.load(bytes)).getPageCount();

describe('PDF', () => {
	it('EXP-5 the same invoice is the same bytes, and another is not', async () => {
		const first = await written(documentOf(3));
		expect(Buffer.compare(first, await written(documentOf(3)))).toBe(0);
		expect(Buffer.compare(first, await written(documentOf(4)))).not.toBe(0);
		expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-');
	});

	it('EXP-5 the fonts are in the file, by the glyphs that it uses', async () => {
		const bytes = await written(documentOf(1, 'Żółć Ελλάς Љубав'));
		const text = streamsOf(bytes).join('\n');
		expect(text).toContain('/FontFile2');
		// The characters behind the glyphs, so that a name can be searched for and copied.
		for (const character of 'ŻćΕЉ') {
			const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
			expect(text).toContain(`<${code}>`);
		}
		expect(bytes.length).toBeLessThan(200_000);
	});

	it('EXP-5 a text of several lines is written on several: a line break has no glyph', async () => {
		const about = { title: 'F2022-0001', author: 'Voorbeeld', moment: new Date(0) };
		const paper = await Paper.of(fonts, about);
		expect(paper.wrap('KvK 12345678\r\nBank\tNL10', 500, { size: 9 })).toEqual(['KvK 12345678', 'Bank NL10']);
		expect(paper.wrap('een twee', 25, { size: 9 })).toEqual(['een', 'twee']);
	});

	it('EXP-5 many lines go on over pages, and progress is told', async () => {
		const told: number[] = [];
		const bytes = await pdfFile(documentOf(1200), {
			fonts,
			language: 'en',
			progress: (lines) => told.push(lines)
		});
		expect(told).toEqual([500, 1000]);
		expect(await pagesIn(bytes)).toBeGreaterThan(20);
		expect(await pagesIn(await written(documentOf(1)))).toBe(1);
	}, 30_000);

	it('EXP-5 VAT-4 figures are written in full in either language', () => {
		const [dutch, english] = [new Figures('nl'), new Figures('en')];
		expect(dutch.money(-123456789n, 'EUR')).toBe('€ −1.234.567,89');
		expect(english.money(123456789n, 'USD')).toBe('US$ 1,234,567.89');
		expect(dutch.money(43n, 'JPY')).toBe('JPY 43');
		expect(dutch.decimal(decimal(85n, 3), 2)).toBe('0,085');
		expect(dutch.decimal(decimal(5n, 1), 2)).toBe('0,50');
		expect([dutch.day(day('2022-02-27')), english.day(day('2022-02-27'))]).toEqual([
			'27-2-2022',
			'27 Feb 2022'
		]);
	});
});
