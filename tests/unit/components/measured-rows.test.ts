import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestDecimals, measuredRows, type Column } from '$lib/components/table';

describe('measuring a table', () => {
	test('few rows are all measured; of many as many as asked, the first and the last among them, in order', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 100 }), (count, most) => {
				const rows = Array.from({ length: count }, (_, i) => i);
				const measured = measuredRows(rows, most);
				if (count <= most) {
					expect(measured).toBe(rows);
					return;
				}
				expect(new Set(measured).size).toBe(most);
				expect(measured[0]).toBe(0);
				expect(measured.at(-1)).toBe(count - 1);
				expect([...measured].sort((a, b) => a - b)).toEqual(measured);
			})
		);
	});

	test('a table of 135,000 rows formats no more than 2,000 of them to measure a column', () => {
		let formatted = 0;
		const column: Column<number> = {
			id: 'quantity',
			label: 'Aantal',
			align: 'decimal',
			text: (row) => {
				formatted++;
				return `${row},5`;
			}
		};
		const rows = Array.from({ length: 135_000 }, (_, i) => i);
		expect(longestDecimals(rows, [column], 'nl')).toEqual([',5']);
		expect(formatted).toBe(2000);
	});
});
