import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import { dayOf } from '$lib/domain/period';
import { bytesOf, invoiceOf, lineOf, part, rawCells, readSheet, workbookOf } from './sample';

describe('what stands in the file', () => {
	test("VAT-4 the digits of a number are the decimal's own, and it has no other type", async () => {
		const quantities = [
			'0.1',
			'0.000001',
			'0.0000001',
			'123456789012345',
			'1000000000000000000000000',
			'-0.3'
		];
		const cells = rawCells(await bytesOf(quantities.map((quantity) => ({ quantity }))));
		quantities.forEach((text, index) => {
			expect(cells.get(`I${index + 9}`)).toMatchObject({ type: '', text });
		});
		expect(cells.get('B5')).toMatchObject({ type: '', text: String((30743 * quantities.length) / 100) });
	});

	test('VAT-4 a number of over 15 significant digits is text, counted for the notice', async () => {
		const invoice = invoiceOf(
			[
				lineOf({ quantity: '1234567890123456', unitPrice: '0.1234567890123456789', net: 10n ** 17n + 1n }),
				lineOf({ quantity: '123456789012345' })
			],
			{ total: 12345678901234567890n }
		);
		const { bytes, notices } = await workbookOf(invoice);
		const cells = rawCells(bytes);
		expect(notices).toEqual({ 'VAT-4.number-as-text': 4, 'EXP-2.text-cut': 0 });
		expect(cells.get('I9')).toEqual({ type: 's', text: '1234567890123456', format: '@' });
		expect(cells.get('J9')).toEqual({ type: 's', text: '0.1234567890123456789', format: '@' });
		expect(cells.get('K9')).toEqual({ type: 's', text: '1000000000000000.01', format: '@' });
		expect(cells.get('B5')).toEqual({ type: 's', text: '123456789012345678.9', format: '@' });
		expect(cells.get('I10')).toEqual({ type: '', text: '123456789012345', format: '#,##0' });
	});

	test('EXP-2 cut text is counted for the notice', async () => {
		const { bytes, notices } = await workbookOf(
			invoiceOf([lineOf({ chargeName: 'x'.repeat(40_000) }), lineOf()])
		);
		expect(notices).toEqual({ 'VAT-4.number-as-text': 0, 'EXP-2.text-cut': 1 });
		expect((await readSheet(bytes)).getCell('G9').value).toBe('x'.repeat(32_767));
	});

	test('EXP-2 identifiers are shared strings, dates serial numbers', async () => {
		const cells = rawCells(await bytesOf([{ kvk: '00123' }]));
		expect(cells.get('B9')).toEqual({ type: 's', text: '00123', format: '@' });
		expect(cells.get('B3')).toEqual({ type: '', text: '44619', format: 'd-m-yy' });
	});

	test('EXP-2 the number formats of its own have numbers from 164 on, as the standard has it', async () => {
		const styles = part(await bytesOf([{ quantity: '0.12345' }]), 'xl/styles.xml');
		const ids = [...styles.matchAll(/numFmt numFmtId="(\d+)"/g)].map((match) => Number(match[1]));
		expect(ids.length).toBeGreaterThan(3);
		expect(Math.min(...ids)).toBeGreaterThanOrEqual(164);
	});
});

describe('same content, same bytes', () => {
	const zone = process.env.TZ;
	afterEach(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	const invoice = invoiceOf([lineOf(), lineOf({ quantity: '0.125' })]);

	test('EXP-3 the same invoice gives the same bytes, whatever was written before', async () => {
		const first = (await workbookOf(invoice, '2022-0001')).bytes;
		await workbookOf(invoiceOf([lineOf({ quantity: '0.1234567890123' }, 'KWD')], { currency: 'KWD' }));
		expect((await workbookOf(invoice, '2022-0001')).bytes).toEqual(first);
		expect((await workbookOf(invoice, '2022-0002')).bytes).not.toEqual(first);
	});

	test('BIL-7 the zone of the machine changes no byte', async () => {
		const offsets = new Set<number>();
		const files: Uint8Array[] = [];
		for (const name of ['UTC', 'Europe/Amsterdam', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
			process.env.TZ = name;
			offsets.add(new Date(2022, 1, 27).getTimezoneOffset());
			files.push((await workbookOf(invoice, '2022-0001')).bytes);
		}
		expect(offsets.size).toBe(4);
		for (const file of files) expect(file).toEqual(files[0]);
	});

	test('EXP-3 no time of writing stands in the archive or in the properties', async () => {
		const bytes = (await workbookOf(invoice)).bytes;
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const headers = [0x04034b50, 0x02014b50].flatMap((signature, central) =>
			positionsOf(view, signature).map((at) => view.getUint32(at + (central ? 12 : 10), true))
		);
		expect(headers).toHaveLength(2 * Object.keys(unzipSync(bytes)).length);
		// 1980-01-01, no time: the first that a zip can say.
		expect(new Set(headers)).toEqual(new Set([((1 << 5) | 1) << 16]));
		for (const properties of ['docProps/core.xml', 'docProps/app.xml']) {
			expect(part(bytes, properties)).not.toMatch(/created|modified|\d{4}-\d\d-\d\d/);
		}
	});

	test('EXP-3 the file is well packed: repeated lines take next to nothing', async () => {
		const many = await bytesOf(Array.from({ length: 2000 }, () => ({})));
		const unpacked = Object.values(unzipSync(many)).reduce((sum, content) => sum + content.length, 0);
		expect(many.length).toBeLessThan(unpacked / 10);
	});
});

function positionsOf(view: DataView, signature: number): number[] {
	const found: number[] = [];
	for (let at = 0; at + 4 <= view.byteLength; at++) {
		if (view.getUint32(at, true) === signature) found.push(at);
	}
	return found;
}

test('BIL-7 an invoice kept and read back gives the same bytes', async () => {
	const invoice = invoiceOf([
		lineOf({ quantity: '1.25', period: { from: dayOf(2021, 9, 9), until: dayOf(2021, 9, 20) } })
	]);
	const kept = structuredClone(invoice);
	expect(kept.lines[0]?.quantity).toEqual(fromText('1.25'));
	expect((await workbookOf(kept, '2022-0001')).bytes).toEqual((await workbookOf(invoice, '2022-0001')).bytes);
});
