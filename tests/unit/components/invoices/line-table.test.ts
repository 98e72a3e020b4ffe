import { describe, expect, test } from 'vitest';
import { kept, placesOf, type Lines } from '$lib/components/invoices/line-table';
import type { InvoiceLine } from '$lib/domain/invoice';

describe('lines of a long invoice', () => {
	test('are made when they are looked at, each once', () => {
		const made: number[] = [];
		const lines: Lines = {
			length: 135_000,
			at: (index) => {
				made.push(index);
				return { chargeName: String(index) } as InvoiceLine;
			}
		};
		const line = kept(lines);
		expect(placesOf(lines)).toHaveLength(135_000);
		expect(made).toEqual([]);
		expect(line(134_999)).toBe(line(134_999));
		expect(line(0).chargeName).toBe('0');
		expect(made).toEqual([134_999, 0]);
	});
});
