import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, decimal, toText, ZERO } from '$lib/domain/decimal';
import { Zone } from '$lib/domain/zone';
import { EventBatch } from '$lib/import/event-batch';
import { KeySums } from '$lib/import/key-sums';
import { KeyTable, type KeyPart } from '$lib/import/key-table';
import { DIMENSIONS, UsageKeys } from '$lib/import/usage-keys';

const PARTS = ['sku', 'unit', 'account', 'period'] as const satisfies readonly KeyPart[];

/** An event: which text each part has, by its number, and its quantity. */
interface Event {
	readonly parts: readonly [number, number, number, number];
	readonly small: number;
	readonly digits: number;
	/** In place of the small one, in millionths. */
	readonly large?: bigint | undefined;
}

const event: fc.Arbitrary<Event> = fc.record({
	parts: fc.tuple(fc.nat(3), fc.nat(2), fc.nat(400), fc.nat(2)),
	small: fc.integer({ min: -999_999_999, max: 999_999_999 }),
	digits: fc.constantFrom(0, 0, 0, 3),
	large: fc.option(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), { nil: undefined, freq: 9 })
});

function tableOf(events: readonly Event[]): KeyTable {
	const forms = {
		dates: { dash: 'day-first', slash: 'day-first', dot: 'day-first' } as const,
		numberForms: new Map()
	};
	const keys = new UsageKeys(
		{ sku: 0, unit: 1, account: 2, moment: 3, 'customer-number': 4 },
		forms,
		new Zone('Europe/Amsterdam'),
		{}
	);
	const sums = new KeySums();
	const batch = new EventBatch(events.length, new Uint8Array(), () => []);
	batch.count = events.length;
	batch.scales = new Uint8Array(events.length);
	events.forEach(({ parts, small, digits, large }, row) => {
		const [sku, unit, account, month] = parts;
		for (const [field, text] of [
			['sku', `S${sku}`],
			['unit', `U${unit}`],
			['account', `A${account}`],
			['customer-number', `K${account % 2}`]
		] as const) {
			const place = DIMENSIONS.indexOf(field);
			keys.tuple[place] = keys.columns[place]?.dimension.codeOf(text) ?? 0;
		}
		keys.takePeriod(keys.periodCode({ from: month * 31, until: month * 31 + 31 }, 'moment'));
		batch.keys[row] = keys.numberOf();
		batch.small[row] = small;
		if (batch.scales) batch.scales[row] = digits;
		if (large !== undefined) batch.decimals.set(row, decimal(large, 6));
	});
	sums.makeRoom(keys.count);
	sums.addRows(batch, 0, batch.count);
	return new KeyTable(keys, sums);
}

test('BIL-1 VAT-4 sums of keys that are alike in some parts are those of all their events, in order of appearance', () => {
	fc.assert(
		fc.property(
			fc.array(event, { maxLength: 60 }),
			fc.subarray([...PARTS], { minLength: 1 }),
			(events, parts) => {
				const table = tableOf(events);
				const expected = new Map<string, { events: number; quantity: typeof ZERO; first: string }>();
				for (const total of table.all()) {
					const name = JSON.stringify(parts.map((part) => total.key[part]));
					const before = expected.get(name) ?? {
						events: 0,
						quantity: ZERO,
						first: JSON.stringify(total.key)
					};
					expected.set(name, {
						...before,
						events: before.events + total.events,
						quantity: add(before.quantity, total.quantity)
					});
				}
				const found = table.by(...parts);
				expect(
					found.map(({ key, events: count, quantity }) => [JSON.stringify(key), count, toText(quantity)])
				).toEqual(
					[...expected.values()].map(({ first, events: count, quantity }) => [first, count, toText(quantity)])
				);
			}
		)
	);
});

test('BIL-1 columns say of every key what the key itself says, each text once', () => {
	fc.assert(
		fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), (events) => {
			const table = tableOf(events);
			const keys = table.all();
			const columns = [
				['sku', table.texts('sku')],
				['unit', table.texts('unit')],
				['account', table.texts('account')],
				['kvk', table.texts('kvk')],
				['customer', table.customers()]
			] as const;
			for (const [part, { codes, distinct }] of columns) {
				expect(Array.from(codes, (code) => distinct[code])).toEqual(keys.map(({ key }) => key[part]));
				expect(new Set(distinct).size).toBe(distinct.length);
			}
			const { codes, distinct } = table.periods();
			expect(Array.from(codes, (code) => distinct[code])).toEqual(
				keys.map(({ key: { period }, kind }) => ({ period, kind }))
			);
		})
	);
});

test('BIL-1 sums by two parts that have many values between them are those of all their events', () => {
	const events = Array.from({ length: 60_000 }, (_, n): Event => ({
		parts: [n % 4, 0, (n * 7) % 30_000, n % 3],
		small: n,
		digits: 0
	}));
	const expected = new Map<string, number>();
	for (const { parts, small } of events) {
		const name = `S${parts[0]} A${parts[2]}`;
		expected.set(name, (expected.get(name) ?? 0) + small);
	}
	const found = tableOf(events).by('account', 'sku');
	expect(found.map(({ key, quantity }) => [`${key.sku} ${key.account}`, Number(toText(quantity))])).toEqual([
		...expected
	]);
});

test('BIL-1 a column of texts has each of them once, whatever their number', () => {
	for (const many of [1, 256, 257, 70_000]) {
		const events = Array.from({ length: many }, (_, n): Event => ({
			parts: [0, 0, n, 0],
			small: 1,
			digits: 0
		}));
		const { codes, distinct } = tableOf(events).texts('account');
		expect(Array.from(codes, (code) => distinct[code])).toEqual(events.map((_, n) => `A${n}`));
		const { codes: none, distinct: blank } = tableOf(events).texts('kvk');
		expect([new Set(none).size, blank]).toEqual([1, ['']]);
	}
});
