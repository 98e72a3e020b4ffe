/** Rules, tests and codes are one closed loop: src/lib/domain/rules.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ID = /\b(?:IMP|PER|PRI|BIL|VAT|EXP|NOT|STO)-\d+\b/g;

function filesBelow(folder: string, ending: RegExp): string[] {
	return (
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && ending.test(entry.name))
			.map((entry) => join(entry.parentPath, entry.name))
			// The bench has packages of its own once it has run.
			.filter((path) => !path.includes('node_modules'))
	);
}

const text = readFileSync('src/lib/domain/rules.md', 'utf8');
const [held = '', notYet = ''] = text.split('## Not yet');
const rules = new Set([...held.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map((match) => match[1] as string));

/** The ids at the beginning of a test's title: "IMP-6 IMP-7 …". */
function idsOfTitles(source: string): string[] {
	const titles = source.matchAll(
		/\b(?:test\w*|it|withProfile)(?:\.\w+(?:\([^)]*\))?)*\(\s*['"`]((?:[A-Z]{3}-\d+[ ,:]*(?:and )?)+)/g
	);
	return [...titles].flatMap((match) => (match[1] as string).match(ID) ?? []);
}

const proved = new Set(
	filesBelow('tests', /\.(test|spec)\.ts$/).flatMap((file) => idsOfTitles(readFileSync(file, 'utf8')))
);

describe('rules', () => {
	test('the file of rules lists each rule once', () => {
		const listed = [...held.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map((match) => match[1]);
		expect(listed.length).toBe(rules.size);
		expect(rules.size).toBeGreaterThan(40);
	});

	test('no rule is without a test', () => {
		expect([...rules].filter((rule) => !proved.has(rule))).toEqual([]);
	});

	test('no test proves a rule that is not there', () => {
		const later: readonly string[] = notYet.match(ID) ?? [];
		expect([...proved].filter((rule) => !rules.has(rule) && !later.includes(rule))).toEqual([]);
	});

	test('no code of a problem names a rule that is not there', () => {
		const codes = filesBelow('src/lib', /\.(ts|svelte)$/).flatMap((file) =>
			[
				...readFileSync(file, 'utf8').matchAll(/'((?:IMP|PER|PRI|BIL|VAT|EXP|NOT|STO)-\d+)\.[a-z0-9-]+'/g)
			].map((match) => match[1] as string)
		);
		expect([...new Set(codes)].filter((rule) => !rules.has(rule))).toEqual([]);
	});
});
