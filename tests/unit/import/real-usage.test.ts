/**
 * Every real file, read as its preset or a stored mapping has it, against totals that were computed apart from this
 * project: counts and each total, exactly.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { add, fromText, subtract, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import { asMonth, isoMonth } from '$lib/domain/period';
import { Zone } from '$lib/domain/zone';
import type { FieldSource, Mapping } from '$lib/import/mapping';
import type { KeyTotal } from '$lib/import/usage-columns';
import { Administration, byLine, type Imported } from './administration';
import { hasRealFiles, REAL_FILES, realFile, realJson } from './files';
import { FILES, READINGS, type RealFile, type Truth, type TruthTotal } from './real-usage-files';

async function importAs({ file, zone, choices = {} }: RealFile, mapping?: Mapping): Promise<Imported> {
	const context = { zone: new Zone(zone ?? 'Europe/Amsterdam') };
	return new Administration().import(
		realFile(`${file}.csv`),
		mapping ? { ...choices, mapping } : choices,
		context
	);
}

const truthOf = ({ file }: RealFile): Truth => realJson(`${file}.truth.json`) as Truth;

/** Quantity and count by what `name` calls a total. */
function summed<Total>(
	totals: readonly Total[],
	name: (total: Total) => string,
	value: (total: Total) => { quantity: Decimal; events: number }
): Record<string, string> {
	const sums = new Map<string, { quantity: Decimal; events: number }>();
	for (const total of totals) {
		const { quantity, events } = value(total);
		const known = sums.get(name(total)) ?? { quantity: ZERO, events: 0 };
		sums.set(name(total), { quantity: add(known.quantity, quantity), events: known.events + events });
	}
	return Object.fromEntries(
		[...sums].map(([key, { quantity, events }]) => [key, `${toText(quantity)} of ${events}`])
	);
}

const monthOf = ({ key }: KeyTotal): string => isoMonth(asMonth(key.period) ?? NaN);

function expectTotals(
	real: RealFile,
	truths: readonly TruthTotal[],
	{ reading }: Imported,
	finer: boolean
): void {
	const { unitless, sku = (text) => text, unit = (text) => text, customer = () => '', blankIsOne } = real;
	const truth = truths.filter((total) => (total.counted > 0 || blankIsOne) && !real.without?.(total));
	const expected = summed(
		truth,
		(total) =>
			[total.period, sku(total.sku), unitless ? '' : unit(total.unit)]
				.concat(finer ? [customer(total.customer ?? ''), total.account ?? ''] : [])
				.join(' | '),
		({ quantity, counted, records }) => {
			const ones = blankIsOne ? records - counted : 0;
			return { quantity: add(fromText(quantity), fromText(String(ones))), events: counted + ones };
		}
	);
	const found = summed(
		reading.totals,
		(total) =>
			[monthOf(total), total.key.sku, unitless ? '' : total.key.unit]
				.concat(finer ? [total.key.customer, total.key.account] : [])
				.join(' | '),
		({ quantity, events }) => ({ quantity, events })
	);
	expect(found).toEqual(expected);
}

describe.skipIf(!hasRealFiles)('real files, imported', () => {
	test.each(FILES)('IMP-3 $file: recognised, and every count and total as its truth has it', async (real) => {
		const truth = truthOf(real);
		const imported = await importAs(real);
		const { reading } = imported;
		expect(reading.mappingOrigin).toEqual({ from: 'preset', name: real.preset });
		expect(reading.questions).toEqual([]);
		expect(reading.duplicates).toEqual([]);
		const rejected = Object.values(real.rejected ?? {}).reduce((sum, count) => sum + count, 0);
		const { counted, blank, not_a_number, cells } = truth.quantity;
		const pending = truth.totals_by_period_sku.filter((total) => real.without?.(total)).length;
		expect({
			accepted: reading.accepted,
			rejected: reading.rejections.count,
			blank: reading.blankQuantities,
			all: reading.records + reading.blankQuantities
		}).toEqual({
			accepted: real.blankIsOne ? cells : counted - pending,
			rejected,
			blank: real.blankIsOne ? 0 : blank + not_a_number + pending - rejected,
			all: cells
		});
		const codes: Record<string, number> = {};
		for (const { code } of byLine(imported.sink.rejections)) codes[code] = (codes[code] ?? 0) + 1;
		expect(codes).toEqual(real.rejected ?? {});
		expectTotals(real, truth.totals_by_period_sku, imported, false);
		if (truth.totals_by_period_customer_account_sku) {
			expectTotals(real, truth.totals_by_period_customer_account_sku, imported, true);
		}
	});

	test.each(FILES.filter(({ amounts }) => amounts))(
		'VAT-4 $file: its amounts add up exactly too',
		async (real) => {
			const { mapping } = (await importAs(real)).reading;
			const columns = real.amounts ?? [];
			const amount: FieldSource = { columns };
			const measures = mapping.wide?.measures.map((measure, i) => ({ ...measure, column: columns[i] ?? -1 }));
			const imported = await importAs(
				real,
				mapping.wide && measures
					? { ...mapping, wide: { ...mapping.wide, measures } }
					: { ...mapping, fields: { ...mapping.fields, quantity: amount } }
			);
			const sums = (totals: readonly (readonly [string, Decimal])[]): Record<string, string> =>
				Object.fromEntries(
					Object.entries(
						summed(
							totals,
							([key]) => key,
							([, quantity]) => ({ quantity, events: 0 })
						)
					)
				);
			const skuOf = real.sku ?? ((sku: string) => sku);
			expect(
				sums(
					imported.reading.totals.map((total) => [
						`${monthOf(total)} ${total.key.sku} ${total.key.unit}`,
						total.quantity
					])
				)
			).toEqual(
				sums(
					truthOf(real).totals_by_period_sku.map(({ period, sku, unit, amount: truth }) => [
						`${period} ${skuOf(sku)} ${unit}`,
						fromText(truth ?? '0')
					])
				)
			);
		}
	);

	test('PER-1 the same moments, in another billing zone, are other months', async () => {
		const engie = FILES.find(({ preset }) => preset === 'Engie');
		if (!engie) throw new Error('no Engie');
		const imported = await importAs({ ...engie, zone: 'UTC' });
		expectTotals(engie, truthOf(engie).totals_by_period_sku_utc ?? [], imported, false);
	});

	test.each(READINGS)('IMP-3 $file: its readings are read exactly', async (real) => {
		const truth = truthOf(real);
		const { readings, ...plain } = (await importAs(real)).reading.mapping;
		expect(readings).toBe('begin');
		const imported = await importAs(real, plain);
		const { counted, cells } = truth.quantity;
		expect(imported.reading.accepted).toBe(counted);
		expect(imported.reading.records + imported.reading.blankQuantities).toBe(cells);
		expectTotals(real, truth.totals_by_period_sku, imported, false);
	});

	test.each(READINGS)('IMP-3 $file: use is the difference of its readings', async (real) => {
		const { readings_by_period: readings = [], quantity } = truthOf(real);
		const imported = await importAs(real);
		const { reading } = imported;
		expect(reading.mappingOrigin).toEqual({ from: 'preset', name: real.preset });
		// All of these meters only ever count up: a month's use goes to the first reading of the next one.
		const expected: Record<string, string> = {};
		for (const sku of new Set(readings.map((each) => each.sku))) {
			const months = readings
				.filter((each) => each.sku === sku)
				.sort((a, b) => (a.period < b.period ? -1 : 1));
			months.forEach(({ period, min, max }, i) => {
				const until = months[i + 1]?.min ?? max;
				const used = subtract(fromText(until), fromText(min));
				expected[`${period} ${sku}`] = toText(used);
			});
		}
		const found = Object.fromEntries(
			reading.totals.map((total) => [`${monthOf(total)} ${total.key.sku}`, toText(total.quantity)])
		);
		expect(found).toEqual(expected);
		const meters = new Set(readings.map((each) => each.sku)).size;
		expect([reading.rejections.count, reading.firstReadings, reading.accepted]).toEqual([
			0,
			meters,
			quantity.counted - meters
		]);
	});

	test('IMP-3 no real file is left out', () => {
		const all = ['usage', 'accounting'].flatMap((folder) =>
			readdirSync(resolve(REAL_FILES, folder))
				.filter((name) => name.endsWith('.csv'))
				.map((name) => `${folder}/${name.replace('.csv', '')}`)
		);
		expect([...FILES, ...READINGS].map(({ file }) => file).sort()).toEqual(all.sort());
	});
});
