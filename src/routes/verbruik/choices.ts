/** The user's corrections to how a file is read; what is taken back is detected again. */
import type { Field } from '$lib/import/header';
import type { Question, ReadingChoices } from '$lib/import/preview';
import type { DateOrder, NumberForm } from '$lib/import/reading';
import type { FieldColumns } from '$lib/import/usage-keys';

/** Which column of a file, counted from 0, holds which field. */
export type { FieldColumns };

/** Choices with one of them made, changed or, where `value` is undefined, taken back. */
export function withChoice<Name extends keyof ReadingChoices>(
	choices: ReadingChoices,
	name: Name,
	value: ReadingChoices[Name] | undefined
): ReadingChoices {
	const others = Object.entries(choices).filter(([each]) => each !== name);
	return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

/** Choices with the number form of one column made, changed or taken back. Columns are counted from 0. */
export function withNumberForm(
	choices: ReadingChoices,
	column: number,
	form: NumberForm | undefined
): ReadingChoices {
	const others = Object.entries(choices.numberForms ?? {}).filter(([each]) => each !== String(column));
	const forms = form === undefined ? others : [...others, [String(column), form] as const];
	return withChoice(choices, 'numberForms', forms.length === 0 ? undefined : Object.fromEntries(forms));
}

/** A mapping in which a field is held by another column, or by none. No column holds two fields. */
export function assign(fields: FieldColumns, field: Field, column: number | undefined): FieldColumns {
	const others = Object.entries(fields).filter(([name, held]) => name !== field && held !== column);
	return Object.fromEntries(column === undefined ? others : [...others, [field, column]]);
}

/** Whether two questions are about the same: the dates of a file, or the numbers of a column. */
export function isSameQuestion(a: Question, b: Question): boolean {
	if (a.asks === 'date-order' || b.asks === 'date-order') return a.asks === b.asks;
	return a.column === b.column && a.columnName === b.columnName;
}

/** The user's answer; undefined before there is one, or where the file has no such column any more. */
export function answerTo(
	question: Question,
	choices: ReadingChoices,
	header: readonly string[]
): DateOrder | NumberForm | undefined {
	if (question.asks === 'date-order') return choices.dateOrder;
	if (header[question.column] !== question.columnName) return undefined;
	return choices.numberForms?.[question.column];
}

/** Choices with a question answered. */
export function withAnswer(
	choices: ReadingChoices,
	question: Question,
	answer: DateOrder | NumberForm
): ReadingChoices {
	if (answer === 'comma' || answer === 'point') {
		return question.asks === 'number-form' ? withNumberForm(choices, question.column, answer) : choices;
	}
	return withChoice(choices, 'dateOrder', answer);
}
