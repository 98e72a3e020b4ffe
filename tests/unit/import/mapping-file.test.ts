import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '$lib/domain/failure';
import { nl } from '$lib/i18n/messages/reading';
import { USAGE_NAMES, type Field } from '$lib/import/header';
import type { FieldSource, Mapping } from '$lib/import/mapping';
import type { Encoding } from '$lib/import/reading';
import { readMappings, writeMappings, type NamedMapping } from '$lib/import/mapping-file';

const text = fc.string({ maxLength: 40 });
const column = fc.nat({ max: 999 });

const source: fc.Arbitrary<FieldSource> = fc.oneof(
	fc.record({ text }),
	fc.record({ columns: fc.array(column, { minLength: 1, maxLength: 4 }) }),
	fc.record({
		columns: fc.array(column, { minLength: 1, maxLength: 4 }),
		take: fc.constant('first' as const)
	})
);

const mapping = fc.record(
	{
		fields: fc.dictionary(fc.constantFrom(...(Object.keys(USAGE_NAMES) as Field[])), source, {
			noNullPrototype: true
		}),
		wide: fc.record({
			names: fc.constantFrom('sku' as const, 'account' as const, 'time' as const),
			measures: fc.array(fc.record({ column, name: text, unit: text }), { maxLength: 5 })
		}),
		readings: fc.constantFrom('begin' as const, 'end' as const),
		blankQuantity: fc.constantFrom('none' as const, 'one' as const),
		zone: fc.constantFrom('UTC', 'Europe/Amsterdam'),
		source: text,
		encoding: fc.constant('windows-1250' as const),
		dateOrder: fc.constantFrom('day-first' as const, 'month-first' as const),
		numberForms: fc.constant({ 3: 'comma' as const })
	},
	{ requiredKeys: ['fields'] }
) as fc.Arbitrary<Mapping>;

const named: fc.Arbitrary<NamedMapping> = fc.record({
	name: text,
	header: fc.array(text, { maxLength: 6 }),
	mapping
});

const fileOf = (content: unknown): File =>
	new File([typeof content === 'string' ? content : JSON.stringify(content)], 'indelingen.json');

const whole = (changed: object): object => ({
	kind: 'specifiek-mappings',
	version: 1,
	mappings: [{ name: 'A', header: ['a'], mapping: { fields: {}, ...changed } }]
});

describe('files of mappings', () => {
	test('IMP-3 what is written is what is read', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(named, { maxLength: 4 }), async (mappings) => {
				expect(await readMappings(fileOf(writeMappings(mappings)))).toEqual(mappings);
			})
		);
	});

	test('IMP-3 a mapping of any encoding is read again', async () => {
		for (const encoding of Object.keys(nl.encodings) as Encoding[]) {
			const named = { name: 'A', header: ['a'], mapping: { fields: {}, encoding } };
			expect(await readMappings(fileOf(writeMappings([named])))).toEqual([named]);
		}
	});

	test('IMP-3 any JSON at all is read whole or refused by name', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.json(),
				fc.constantFrom('fields', 'wide', 'zone', 'source', 'numberForms'),
				async (json, name) => {
					for (const content of [json, whole({ [name]: JSON.parse(json) as unknown })]) {
						const outcome = await readMappings(fileOf(content)).catch((error: unknown) => error);
						if (outcome instanceof Failure) expect(outcome.code).toBe('IMP-3.mapping-unreadable');
						else expect(Array.isArray(outcome)).toBe(true);
					}
				}
			)
		);
	});

	test.each([
		['no JSON', '{'],
		['another kind', { kind: 'x', version: 1, mappings: [] }],
		['a later version', { kind: 'specifiek-mappings', version: 2, mappings: [] }],
		['an unknown field', whole({ fields: { constructor: { text: 'x' } } })],
		[
			'a prototype',
			`{"kind":"specifiek-mappings","version":1,"mappings":[{"name":"A","header":[],"mapping":{"fields":{"__proto__":{"text":"x"}}}}]}`
		],
		['a column that is none', whole({ fields: { sku: { columns: [-1] } } })],
		['a column beyond all bounds', whole({ fields: { sku: { columns: [1e9] } } })],
		['no text can be made of its kind', { kind: { toString: 1, valueOf: 1 }, version: 1, mappings: [] }],
		['no text can be made of a name', whole({ source: { toString: 1, valueOf: 1 } })],
		['nested without end', '['.repeat(100_000) + ']'.repeat(100_000)],
		[
			'nested without end within',
			`{"kind":"specifiek-mappings","version":1,"mappings":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
		],
		['no columns', whole({ fields: { sku: { columns: [] } } })],
		['a text too long', whole({ source: 'x'.repeat(300) })],
		['an unknown zone', whole({ zone: 'Mars/Olympus' })],
		['an unknown encoding', whole({ encoding: 'utf-7' })],
		[
			'too many mappings',
			{ kind: 'specifiek-mappings', version: 1, mappings: Array.from({ length: 501 }, () => ({})) }
		],
		['more than 4 MiB', ' '.repeat(4 * 1024 * 1024 + 1)]
	])('IMP-3 %s is refused by name', async (_, content) => {
		await expect(readMappings(fileOf(content))).rejects.toMatchObject({
			code: 'IMP-3.mapping-unreadable',
			detail: { file: 'indelingen.json' }
		});
	});
});
