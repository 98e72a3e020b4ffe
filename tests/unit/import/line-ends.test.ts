import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	behindLineEnd,
	countLineEnds,
	linesOf,
	nextLoneCrs,
	withoutTrailingCrs
} from '$lib/import/line-ends';

const text = fc
	.array(fc.constantFrom('a', '\r', '\r', '\n'), { maxLength: 12 })
	.map((pieces) => pieces.join(''));

/** The rule as a pattern: up to two CRs belong to an LF, any other CR stands alone. */
const LINE_END = /\r{1,2}\n|\n|\r/;

test('IMP-1 lines are those of the rule as a pattern', () => {
	fc.assert(
		fc.property(text, (value) => {
			const lines = value.split(LINE_END);
			expect(countLineEnds(value)).toBe(lines.length - 1);
			expect(linesOf(`${value}.`, 100)).toEqual(`${value}.`.split(LINE_END));
		})
	);
});

test('IMP-1 CRs that belong to an LF are not lone', () => {
	expect(nextLoneCrs('a\r\nb\r\r\nc', 0)).toBeUndefined();
	expect(nextLoneCrs('a\rb', 0)).toEqual({ from: 1, to: 2 });
	expect(nextLoneCrs('a\r\r\r\nb', 0)).toEqual({ from: 1, to: 2 });
	expect(nextLoneCrs('a\r\nb\r\r', 2)).toEqual({ from: 4, to: 6 });
});

test('IMP-1 a line end that more text may change is not yet one', () => {
	expect(behindLineEnd('a\r', 0)).toBe(-1);
	expect(behindLineEnd('a\r\r', 0)).toBe(-1);
	expect(behindLineEnd('a\r\r\r', 0)).toBe(2);
	expect(behindLineEnd('a\r\r\n', 0)).toBe(4);
	expect(behindLineEnd('a\rb\n', 0)).toBe(2);
	expect(behindLineEnd('a', 0)).toBe(-1);
	expect(withoutTrailingCrs('a\r\r\r')).toBe(2);
	expect(withoutTrailingCrs('a\r\n')).toBe(3);
});

test('IMP-1 no more lines are cut than were asked for', () => {
	expect(linesOf('a\nb\nc\n', 2)).toEqual(['a', 'b']);
	expect(linesOf('a\nb\nc\n', 0)).toEqual([]);
});
