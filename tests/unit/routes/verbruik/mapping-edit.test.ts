import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { USAGE_NAMES, type Field } from '$lib/import/header';
import type { Mapping } from '$lib/import/mapping';
import {
	placeOf,
	withMeasure,
	withOption,
	withRole,
	withText,
	type Role
} from '../../../../src/routes/verbruik/mapping-edit';

const empty: Mapping = { fields: {} };

describe('the user’s changes to a mapping', () => {
	test('IMP-3 columns of an id, a moment and a SKU are joined; any other field has the last one chosen', () => {
		const ids = withRole(withRole(empty, 2, 'event-id', 'a'), 0, 'event-id', 'b');
		expect(ids.fields['event-id']).toEqual({ columns: [2, 0] });
		expect(placeOf(ids, 0)).toEqual({ role: 'event-id', part: 2, of: 2, also: [] });
		const units = withRole(withRole(empty, 2, 'unit', 'a'), 0, 'unit', 'b');
		expect(units.fields.unit).toEqual({ columns: [0] });
		expect(placeOf(units, 2).role).toBe('');
	});

	test('IMP-3 columns of quantities stand in their order, with the unit of their name', () => {
		const wide = withRole(withRole(empty, 3, 'measure', 'Nacht (kWh)'), 1, 'measure', 'Dag');
		expect(wide.wide).toEqual({
			names: 'sku',
			measures: [
				{ column: 1, name: 'Dag', unit: '' },
				{ column: 3, name: 'Nacht (kWh)', unit: 'kWh' }
			]
		});
		expect(withMeasure(wide, 3, { name: 'N' }).wide?.measures[1]).toEqual({
			column: 3,
			name: 'N',
			unit: 'kWh'
		});
		expect(withRole(withRole(wide, 1, '', 'Dag'), 3, '', 'Nacht')).toEqual(empty);
	});

	test('IMP-3 texts and options that are taken back leave no trace', () => {
		const text = withText(empty, 'sku', 'A');
		expect(text.fields).toEqual({ sku: { text: 'A' } });
		expect(withText(text, 'sku', '')).toEqual(empty);
		const option = withOption(empty, 'zone', 'UTC');
		expect(option).toEqual({ fields: {}, zone: 'UTC' });
		expect(withOption(option, 'zone', undefined)).toEqual(empty);
	});

	test('IMP-3 whatever is chosen, a column has the role chosen last, and one alone', () => {
		const step = fc.record({
			column: fc.nat({ max: 6 }),
			role: fc.constantFrom<Role>('', 'measure', ...(Object.keys(USAGE_NAMES) as Field[]))
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				let mapping = empty;
				for (const { column, role } of steps) {
					mapping = withRole(mapping, column, role, 'naam');
					expect(placeOf(mapping, column)).toMatchObject({ role, also: [] });
				}
			})
		);
	});
});
