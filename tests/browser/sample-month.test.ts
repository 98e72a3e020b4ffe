/** The sample month that the page offers, from its files to the invoices and the workbook that they must give. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { toText } from '$lib/domain/decimal';
import { fromMinor } from '$lib/domain/money';
import { periodText, shortDate } from '$lib/domain/period';
import type { Database } from '$lib/storage/database';
import { queueExport, readFile } from '$lib/storage/exports';
import { isIntact, readWholeInvoice, type InvoiceRecord } from '$lib/storage/invoices';
import { exportWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	emptyAdministration,
	finalise,
	importFile,
	makeDrafts,
	only,
	run
} from './administration';
import { readWorkbook } from './workbook';

let database: Database;
const texts = new Map<string, string>();

beforeAll(async () => {
	for (const name of [
		'prijslijst-voorbeeld.csv',
		'verbruik-autoinvoice-2021.csv',
		'abonnementen-2021-09.csv'
	]) {
		texts.set(name, await commands.readFile(`static/voorbeeld/${name}`, 'utf-8'));
	}
});

beforeEach(async () => {
	database = await emptyAdministration();
	const file = sampleFile('prijslijst-voorbeeld.csv');
	expect(await importWorker.call('priceList', { administration, file, choices: {} })).toMatchObject({
		ok: true,
		added: 14
	});
});

const sampleFile = (name: string): File => new File([texts.get(name) ?? ''], name);
const importUsage = (): Promise<number> => importFile(sampleFile('verbruik-autoinvoice-2021.csv'));
const importSubscriptions = (): Promise<number> => importFile(sampleFile('abonnementen-2021-09.csv'));

/** Account, SKU, unit, charge name, period, quantity, unit price, amount, VAT. */
const DECEMBER = [
	'KA-000318 EINVOICE Document "Verzonden documenten e-factuur" 1-12-21 - 31-12-21: 316 x 0.205 = 64.78 + 13.6',
	'KA-000318 EMAIL Document "Verzonden documenten e-mail" 1-12-21 - 31-12-21: 2989 x 0.085 = 254.07 + 53.36',
	'KA-000318 INTERNAL Document "Verzonden documenten intern" 1-12-21 - 31-12-21: 28 x 0.05 = 1.4 + 0.29',
	'KA-000318 PRINT_EU Brief "Printservice EU brief" 1-12-21 - 31-12-21: 9 x 1.95 = 17.55 + 3.69',
	'KA-000318 PRINT_EU_PAGE Pagina "Printservice EU extra pagina" 1-12-21 - 31-12-21: 9 x 0.215 = 1.94 + 0.41',
	'KA-000318 PRINT_PRIORITY Brief "Printservice priority brief" 1-12-21 - 31-12-21: 1132 x 1.35 = 1528.2 + 320.92',
	'KA-000318 PRINT_PRIORITY_PAGE Pagina "Printservice priority extra pagina" 1-12-21 - 31-12-21: 1102 x 0.185 = 203.87 + 42.81',
	'KA-000318 SCAN_GOLD Document "Ontvangen documenten scan goud" 1-12-21 - 31-12-21: 1 x 1.1 = 1.1 + 0.23',
	'KA-000318 SCAN_PDF Document "Ontvangen documenten pdf" 1-12-21 - 31-12-21: 15 x 0.655 = 9.83 + 2.07',
	'KA-000318 EMAIL Document "Verzonden documenten e-mail" 1-10-21 - 31-10-21: 2041 x 0.085 = 173.49 + 36.43',
	'KA-000318 FINVOICE Document "Verzonden documenten finvoice" 1-10-21 - 31-10-21: 213 x 0.245 = 52.19 + 10.96',
	'KA-000318 PRINT_PRIORITY Brief "Printservice priority brief" 1-10-21 - 31-10-21: 231 x 1.35 = 311.85 + 65.49',
	'KA-000322 EMAIL Document "Verzonden documenten e-mail" 1-12-21 - 31-12-21: 19 x 0.085 = 1.62 + 0.34',
	'KA-000322 INCOMING Document "Ontvangen documenten e-factuur" 1-12-21 - 31-12-21: 1 x 0.205 = 0.21 + 0.04',
	'KA-000322 EMAIL Document "Verzonden documenten e-mail" 1-9-21 - 30-9-21: 2 x 0.085 = 0.17 + 0.04'
];
const SUBSCRIPTIONS = [
	'KA-000318 NL-00000036  "Koppeling" 1-9-21 - 30-9-21: 1 x 15 = 15 + 3.15',
	'KA-000318 NL-00000039  "Platform basis" 1-9-21 - 30-9-21: 1 x 49.5 = 49.5 + 10.4',
	'KA-000318 NL-00000042 Users "Gebruikers" 1-9-21 - 30-9-21: 12 x 7.255 = 87.06 + 18.28'
];

const amount = (minor: bigint | undefined): string =>
	minor === undefined ? '?' : toText(fromMinor(minor, 'EUR'));

async function lines({ id }: InvoiceRecord): Promise<string[]> {
	const { invoice } = await readWholeInvoice(database, id);
	return invoice.lines.map(({ key, unit, chargeName, quantity, unitPrice, net, vatAmount }) => {
		const what = `${key.account} ${key.sku} ${unit} "${chargeName}" ${periodText(key.period, ' - ')}`;
		return `${what}: ${toText(quantity)} x ${unitPrice ? toText(unitPrice) : '?'} = ${amount(net)} + ${amount(vatAmount)}`;
	});
}

const totals = ({ invoiceDate, dueDate, net, vat, total }: InvoiceRecord): string[] => [
	shortDate(invoiceDate),
	shortDate(dueDate),
	...[net, vat, total].map(amount)
];

describe('the sample month', () => {
	test('BIL-3 usage up to December 2021, dated 27-2-22: fifteen lines in order, with every amount', async () => {
		await importUsage();
		const draft = only(await makeDrafts(database, run('2021-12', '2022-02-27')));
		expect(await lines(draft)).toEqual(DECEMBER);
		expect(totals(draft)).toEqual(['27-2-22', '27-3-22', '2622.27', '550.68', '3172.95']);
	});

	test('BIL-2 subscriptions of September 2021, dated 9-9-21', async () => {
		await importSubscriptions();
		const draft = only(await makeDrafts(database, run('2021-09', '2021-09-09')));
		expect(await lines(draft)).toEqual(SUBSCRIPTIONS);
		expect(totals(draft)).toEqual(['9-9-21', '9-10-21', '151.56', '31.83', '183.39']);
	});

	test('BIL-7 both, in either order: eighteen lines, the same draft', async () => {
		await importSubscriptions();
		await importUsage();
		const draft = only(await makeDrafts(database, run('2021-12', '2022-02-27')));
		const all = await lines(draft);
		const withoutVat = (line: string): string => line.replace(/ \+ .*/, '');
		const expected = [...DECEMBER.slice(0, 12), ...SUBSCRIPTIONS, ...DECEMBER.slice(12)];
		expect(all.map(withoutVat)).toEqual(expected.map(withoutVat));
		// 21% of 2,773.83 is 582.5043: rounded once, and spread over the lines so that they add up.
		expect(totals(draft).slice(2)).toEqual(['2773.83', '582.5', '3356.33']);
		const { invoice } = await readWholeInvoice(database, draft.id);
		expect(invoice.lines.reduce((sum, { vatAmount }) => sum + (vatAmount ?? 0n), 0n)).toBe(58250n);
		const bytes = (await database.invoiceLines.get(draft.id))?.columns.sha256;

		for (const { id } of await database.imports.toArray())
			await importWorker.call('undo', { administration, importId: id });
		await importUsage();
		await importSubscriptions();
		await makeDrafts(database, run('2021-12', '2022-02-27'));
		expect((await database.invoiceLines.get(draft.id))?.columns.sha256).toBe(bytes);
	});

	test('EXP-2 made definitive and exported, the workbook says what the invoice says', async () => {
		await importUsage();
		const { id } = only(await makeDrafts(database, run('2021-12', '2022-02-27')));
		expect(await finalise(id)).toEqual(['F2022-0001']);
		expect(await isIntact(database, id)).toBe(true);
		const jobId = await queueExport(database, [id], 'Specificatie-F2022-0001.xlsx', 1);
		await exportWorker.call('work', { administration });
		const { name, blob } = await readFile(database, jobId);
		expect(name).toBe('Specificatie-F2022-0001.xlsx');
		const { cell, row, rowCount } = await readWorkbook(blob);
		expect(['B1', 'B2', 'B3', 'B4', 'B5', 'B6'].map(cell)).toEqual([
			'Voorbeeld Administratiekantoor B.V.',
			'F2022-0001',
			new Date(Date.UTC(2022, 1, 27)),
			new Date(Date.UTC(2022, 2, 27)),
			3172.95,
			'EUR'
		]);
		expect(rowCount).toBe(8 + DECEMBER.length);
		const written = DECEMBER.map((_, i) => {
			const [account, kvk, internal, subscription, sku, unit, chargeName, period, ...numbers] = row(9 + i);
			const [quantity, unitPrice, net, vat] = numbers;
			expect([kvk, internal, subscription]).toEqual(
				account === 'KA-000318' ? ['12345678', '0317', 'AB-900318'] : ['87654321', '0042', 'AB-900322']
			);
			return `${String(account)} ${String(sku)} ${String(unit)} "${String(chargeName)}" ${String(period)}: ${String(quantity)} x ${String(unitPrice)} = ${String(net)} + ${String(vat)}`;
		});
		expect(written).toEqual(DECEMBER);
	});

	test('BIL-3 the subscriptions after the usage is definitive: three late lines, and nothing twice', async () => {
		await importUsage();
		const first = only(await makeDrafts(database, run('2021-12', '2022-02-27')));
		await finalise(first.id);
		await importUsage();
		await importSubscriptions();
		const second = only(await makeDrafts(database, run('2021-12', '2022-02-28')));
		expect(await lines(second)).toEqual(SUBSCRIPTIONS);
		expect(second).toMatchObject({ lateCount: 3, total: 18339n });
	});
});
