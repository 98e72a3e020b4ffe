/** How a column is read, and the value that decided it (IMP-4, IMP-5), as words for the mapping table. */
import { formatCount } from '$lib/i18n/format';
import type { Language, Messages } from '$lib/i18n/messages';
import { yearLast } from '$lib/import/dates';
import type { Field } from '$lib/import/header';
import { namedDate } from '$lib/import/month-names';
import type { UsagePreview } from '$lib/import/preview';
import type { Role } from './mapping-edit';

/** The form, and why: blank where there is nothing to say. */
export interface ColumnReading {
	readonly form: string;
	readonly why: string;
}

type Words = Messages['mapping']['reading'];
type Found = Pick<
	UsagePreview,
	'fields' | 'numberForms' | 'dates' | 'proofs' | 'columnSamples' | 'mapping' | 'choices'
>;

const NUMBERS: ReadonlySet<Role> = new Set<Role>(['quantity', 'unit-price', 'vat', 'measure']);
const DATES: ReadonlySet<Role> = new Set<Role>(['moment', 'period-from', 'period-until', 'period']);
const ZONED = /(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})$/i;

/** Of a column of the file, counted from 0, in the role that it has. */
export function readingOf(
	found: Found,
	column: number,
	role: Role,
	t: Words,
	language: Language
): ColumnReading {
	if (role === '') return { form: '', why: '' };
	if (NUMBERS.has(role))
		return numberReading(found, role === 'measure' ? 'quantity' : (role as Field), t, language);
	if (DATES.has(role)) return dateReading(found, column, t, language);
	return { form: t.text, why: '' };
}

function numberReading(found: Found, field: Field, t: Words, language: Language): ColumnReading {
	const column = found.fields[field] ?? -1;
	const form = found.numberForms[column];
	const proof = found.proofs.numbers[column];
	if (proof && form)
		return { form: t[form], why: t.only(proof.value.trim(), formatCount(proof.line, language)) };
	const isChosen = (found.choices.numberForms ?? found.mapping.numberForms)?.[column] !== undefined;
	return isChosen && form ? { form: t[form], why: t.chosen } : { form: t.whole, why: '' };
}

function dateReading(found: Found, column: number, t: Words, language: Language): ColumnReading {
	const sample = found.columnSamples[column]?.[0] ?? '';
	const zone = found.mapping.zone;
	const inZone = ZONED.test(sample) && sample.includes(':') ? t.withZone : zone ? t.inZone(zone) : '';
	const parts = yearLast(sample);
	if (!parts)
		return { form: namedDate(sample) ? t.named : /^\d{4}/.test(sample) ? t.iso : t.text, why: inZone };
	const order = found.dates[parts.form];
	const proof = found.proofs.dates[parts.form];
	const isChosen = (found.choices.dateOrder ?? found.mapping.dateOrder) !== undefined;
	const why = proof
		? t.onlyOrder[order](proof.value, formatCount(proof.line, language))
		: isChosen
			? t.chosen
			: t.unproven[parts.form];
	return { form: t.orders[order], why: [why, inZone].filter(Boolean).join('; ') };
}
