import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages, type Language } from '$lib/i18n/messages';
import { sentence } from '$lib/i18n/problems';

const SOURCES = join(process.cwd(), 'src');
const CODE = /'((?:IMP|PER|PRI|BIL|VAT|EXP|NOT|STO)-\d+\.[a-z][a-z0-9-]*)'/g;
const LANGUAGES: readonly Language[] = ['nl', 'en'];

/** Every code that the sources name, the texts themselves left out. */
function codesOfSources(): string[] {
	const codes = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes(join('i18n', 'messages')))
		.flatMap((path) => [...readFileSync(join(SOURCES, path), 'utf8').matchAll(CODE)])
		.map(([, code = '']) => code);
	return [...new Set(codes)].sort();
}

describe.each(LANGUAGES)('sentences in %s', (language) => {
	const sentences: Readonly<Record<string, string>> = messages[language].problems.sentences;

	test('IMP-6 every code of the sources has a sentence', () => {
		const codes = codesOfSources();
		expect(codes).toContain('IMP-4.number-unreadable');
		expect(codes.filter((code) => !sentences[code]?.trim())).toEqual([]);
	});

	test('IMP-6 no sentence is for a code that no source names', () => {
		const codes = new Set(codesOfSources());
		expect(Object.keys(sentences).filter((code) => !codes.has(code))).toEqual([]);
	});

	test('IMP-6 a sentence is whole: a capital or a place first, a full stop last, only known places', () => {
		for (const [code, text] of Object.entries(sentences)) {
			expect(text, code).toMatch(/^(\p{Lu}|\{file\}|‘)/u);
			expect(text, code).toMatch(/\.$/);
			for (const [, place] of text.matchAll(/\{([^}]*)\}/g))
				expect(['file', 'line', 'column', 'value', 'other'], code).toContain(place);
		}
	});
});

describe('a sentence filled in', () => {
	test('IMP-11 names file, line and column', () => {
		expect(sentence('IMP-11.field-too-long', { file: 'sept.csv', line: 12, column: '3' }, 'nl')).toMatch(
			/^sept\.csv: op regel 12 staat een veld van meer dan 1 MiB \(kolom 3\)\. /
		);
	});

	test('IMP-11 leaves out the parentheses that nothing is known for, and no others', () => {
		expect(sentence('IMP-11.binary', { file: 'a.xls', other: 'ole' }, 'en')).toContain(
			'a.xls is no text file (ole). '
		);
		expect(sentence('IMP-11.binary', { file: 'a.xls' }, 'en')).toContain('a.xls is no text file. ');
		expect(sentence('IMP-1.misplaced-quote', {}, 'nl')).toContain('Verdubbel het teken ("")');
	});

	test('IMP-4 keeps a value with braces and dollar signs as it is', () => {
		expect(
			sentence('IMP-11.quote-not-closed', { file: 'a', line: 1, value: '"{line} $& $1' }, 'nl')
		).toContain('("{line} $& $1)');
	});

	test('IMP-11 a long value of several lines is cut to the beginning of one', () => {
		const value = `"begin\r\n\tnaast ${'x'.repeat(200)}`;
		const told = sentence('IMP-11.quote-not-closed', { file: 'a', line: 1, value }, 'nl');
		expect(told).toContain(`("begin naast ${'x'.repeat(47)}…)`);
	});

	test('IMP-6 a code without a sentence is named in a general one', () => {
		expect(sentence('IMP-99.unheard-of', {}, 'nl')).toContain('IMP-99.unheard-of');
		expect(sentence('toString', {}, 'en')).toContain('toString');
	});
});
