/** The user's corrections to how a file is read; what is taken back is detected again. */
import type { Mend, Question, ReadingChoices } from '$lib/import/preview';
import type { DateOrder, NumberForm } from '$lib/import/reading';

/** By what a file is cut into records and columns: a mend of another cut would stand in another place. */
const CUTS: ReadonlySet<keyof ReadingChoices> = new Set(['delimiter', 'quote', 'headerLine']);

/** Choices with one of them made, changed or, where `value` is undefined, taken back. */
export function withChoice<Name extends keyof ReadingChoices>(
	choices: ReadingChoices,
	name: Name,
	value: ReadingChoices[Name] | undefined
): ReadingChoices {
	const others = Object.entries(choices).filter(
		([each]) => each !== name && !(CUTS.has(name) && (each === 'mended' || each === 'dropped'))
	);
	return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

/** Choices for another sheet: what was said of the columns and lines of this one does not hold there. */
export function withSheet({ customerName, replaces, allNew }: ReadingChoices, sheet: string): ReadingChoices {
	const kept = { customerName, replaces, allNew };
	return { ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)), sheet };
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

/** Whether two questions are about the same: the dates of a file, its last line, or the numbers of a column. */
export function isSameQuestion(a: Question, b: Question): boolean {
	if (a.asks !== 'number-form' || b.asks !== 'number-form') return a.asks === b.asks;
	return a.column === b.column && a.columnName === b.columnName;
}

/** What the user says: how dates or numbers are written, or what the last line is. */
export type Answer = DateOrder | NumberForm | 'total' | 'usage';

/** The user's answer; undefined before there is one, or where the file has no such column any more. */
export function answerTo(
	question: Question,
	choices: ReadingChoices,
	header: readonly string[]
): Answer | undefined {
	if (question.asks === 'date-order') return choices.dateOrder;
	if (question.asks === 'total-line') {
		if (choices.countTotal === undefined) return undefined;
		return choices.countTotal ? 'usage' : 'total';
	}
	if (header[question.column] !== question.columnName) return undefined;
	return choices.numberForms?.[question.column];
}

/** Choices with a question answered. */
export function withAnswer(choices: ReadingChoices, question: Question, answer: Answer): ReadingChoices {
	if (answer === 'total' || answer === 'usage') return withChoice(choices, 'countTotal', answer === 'usage');
	if (answer === 'comma' || answer === 'point') {
		return question.asks === 'number-form' ? withNumberForm(choices, question.column, answer) : choices;
	}
	return withChoice(choices, 'dateOrder', answer);
}

const isSameCell = (a: Pick<Mend, 'line' | 'column'>, b: Pick<Mend, 'line' | 'column'>): boolean =>
	a.line === b.line && a.column === b.column;

/** Choices with values given in place of those of rejected records; such a record is not left out any more. */
export function withMends(choices: ReadingChoices, mends: readonly Mend[]): ReadingChoices {
	const kept = (choices.mended ?? []).filter((each) => !mends.some((mend) => isSameCell(mend, each)));
	const lines = new Set(mends.map(({ line }) => line));
	const dropped = (choices.dropped ?? []).filter((line) => !lines.has(line));
	return withChoice(withChoice(choices, 'mended', orNone([...kept, ...mends])), 'dropped', orNone(dropped));
}

/** Choices without one of their mends: the value is again the one in the file. */
export function withoutMend(choices: ReadingChoices, cell: Pick<Mend, 'line' | 'column'>): ReadingChoices {
	const kept = (choices.mended ?? []).filter((each) => !isSameCell(cell, each));
	return withChoice(choices, 'mended', orNone(kept));
}

/** Choices in which the record of a line is left out, or is not. */
export function withDropped(choices: ReadingChoices, line: number, drop: boolean): ReadingChoices {
	const others = (choices.dropped ?? []).filter((each) => each !== line);
	return withChoice(choices, 'dropped', orNone(drop ? [...others, line] : others));
}

/** The value that the user gave for a cell, if any. */
export function mendedValue(choices: ReadingChoices, line: number, column: number): string | undefined {
	return choices.mended?.find((each) => isSameCell(each, { line, column }))?.value;
}

function orNone<Item>(items: readonly Item[]): readonly Item[] | undefined {
	return items.length === 0 ? undefined : items;
}
