/** What a price list leaves undecided, made into questions, and their answers into choices for reading it again. */
import { exampleOf } from '$lib/components/prices/price-examples';
import type { Answers, Question } from '$lib/components/prices/price-question';
import { tierTexts, workingText } from '$lib/components/prices/price-text';
import { toText, type Decimal } from '$lib/domain/decimal';
import { formatDay, formatDecimal } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import { parseDay } from '$lib/import/dates';
import { parseNumber } from '$lib/import/numbers';
import type { PriceListChoices, PriceListProblem, Staffel } from '$lib/import/price-list';
import type { DateOrder, NumberForm } from '$lib/import/reading';

const STAFFEL: readonly Staffel[] = ['graduated', 'volume'];
const NUMBER_FORMS: readonly NumberForm[] = ['comma', 'point'];
const DATE_ORDERS: readonly DateOrder[] = ['day-first', 'month-first'];

const ASKED = {
	'PRI-2.staffel-ambiguous': staffelQuestion,
	'IMP-4.number-undecided': numberQuestion,
	'IMP-5.date-undecided': dateQuestion
} as const;

type AskedCode = keyof typeof ASKED;

function isAsked(code: string): code is AskedCode {
	return Object.hasOwn(ASKED, code);
}

/**
 * The questions to ask, each once, when the answers are all that the file lacks; none when it has to be mended
 * anyway.
 */
export function questionsOf(problems: readonly PriceListProblem[]): Question[] {
	const first = new Map<AskedCode, PriceListProblem>();
	for (const problem of problems) {
		if (!isAsked(problem.code)) return [];
		if (!first.has(problem.code)) first.set(problem.code, problem);
	}
	return [...first].map(([code, problem]) => ASKED[code](problem));
}

/** The choices that the answers make, beside those made before. */
export function choicesOf(answers: Answers, before: PriceListChoices): PriceListChoices {
	const { staffel, numberForm, dateOrder } = answers;
	return {
		...before,
		staffel: STAFFEL.find((each) => each === staffel) ?? before.staffel,
		numberForm: NUMBER_FORMS.find((each) => each === numberForm) ?? before.numberForm,
		dateOrder: DATE_ORDERS.find((each) => each === dateOrder) ?? before.dateOrder
	};
}

function staffelQuestion({ line }: PriceListProblem): Question {
	const t = i18n.t.prices;
	const { model, quantity } = exampleOf('graduated');
	const tiers = model.kind === 'graduated' ? tierTexts(model.tiers, 'EUR').join(', ') : '';
	return {
		id: 'staffel',
		title: t.questions.staffel.title,
		text: t.questions.staffel.text(String(line), t.examples.of(formatDecimal(quantity, i18n), tiers)),
		options: STAFFEL.map((value) => ({
			value,
			label: t.models[value].asked,
			example: workingText(exampleOf(value))
		}))
	};
}

function numberQuestion({ column, value: example }: PriceListProblem): Question {
	const t = i18n.t.prices.questions.number;
	return {
		id: 'numberForm',
		title: t.title,
		text: t.text(column, example),
		options: NUMBER_FORMS.map((value) => {
			const number = parseNumber(example, value);
			const read = typeof number === 'string' ? t.unreadable : ungrouped(number);
			return { value, label: t[value], example: t.reads(example, read) };
		})
	};
}

/** Without signs between thousands: those are what is asked about. */
function ungrouped(number: Decimal): string {
	return i18n.language === 'nl' ? toText(number).replace('.', ',') : toText(number);
}

function dateQuestion({ column, value: example }: PriceListProblem): Question {
	const t = i18n.t.prices.questions.date;
	return {
		id: 'dateOrder',
		title: t.title,
		text: t.text(column, example),
		options: DATE_ORDERS.map((value) => {
			const day = parseDay(example, value);
			const read = typeof day === 'number' ? formatDay(day, i18n.language) : t.unreadable;
			return { value, label: t[value], example: t.reads(example, read) };
		})
	};
}
