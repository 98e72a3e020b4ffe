import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_HEIGHT, rowWindow, type Scroll } from '$lib/components/row-window';

const scrolls: fc.Arbitrary<Scroll> = fc.record({
	count: fc.integer({ min: 1, max: 3_000_000 }),
	rowHeight: fc.integer({ min: 20, max: 60 }),
	top: fc.integer({ min: 0, max: 20_000_000 }),
	view: fc.integer({ min: 100, max: 1400 })
});

describe('rows in the page', () => {
	test('long tables: an ordinary one shows just the rows in view and some around them', () => {
		const window = rowWindow({ count: 5000, rowHeight: 36, top: 36_000, view: 720 });
		expect(window).toEqual({ first: 988, end: 1032, before: 988 * 36, after: (5000 - 1032) * 36 });
	});

	test('long tables: the height never changes while scrolling, nor passes what browsers draw', () => {
		fc.assert(
			fc.property(scrolls, (scroll) => {
				const { first, end, before, after } = rowWindow(scroll);
				const height = before + (end - first) * scroll.rowHeight + after;
				const full = Math.min(scroll.count * scroll.rowHeight, MAX_HEIGHT);
				expect(height).toBeCloseTo(Math.max(full, (end - first) * scroll.rowHeight), 3);
				expect(first).toBeGreaterThanOrEqual(0);
				expect(end).toBeLessThanOrEqual(scroll.count);
			})
		);
	});

	test('long tables: the view is always covered by rows', () => {
		fc.assert(
			fc.property(scrolls, (scroll) => {
				const height = Math.min(scroll.count * scroll.rowHeight, MAX_HEIGHT);
				const top = Math.min(scroll.top, Math.max(0, height - scroll.view));
				const { first, end, before } = rowWindow({ ...scroll, top });
				expect(before).toBeLessThanOrEqual(top + 0.001);
				const reach = before + (end - first) * scroll.rowHeight;
				expect(reach).toBeGreaterThanOrEqual(Math.min(top + scroll.view, height) - 0.001);
			})
		);
	});

	test.each([10, 5000, 1_000_000])('long tables: first and last of %d rows can be reached', (count) => {
		const scroll = { count, rowHeight: 36, view: 600 };
		expect(rowWindow({ ...scroll, top: 0 }).first).toBe(0);
		const last = rowWindow({ ...scroll, top: Number.MAX_SAFE_INTEGER });
		expect(last.end).toBe(count);
		expect(last.after).toBe(0);
	});
});
