/** What the dialog of a billing run asks, as it is filled in (BIL-2). */
import type { BillingRun } from '$lib/domain/invoice';
import { fromIsoDate, fromIsoMonth, isoDate, isoMonth } from '$lib/domain/period';

/** A term longer than this is a slip of the finger. */
export const MAX_TERM = 24;

/** The fields' own texts. */
export interface RunForm {
	/** `2021-12`. */
	readonly usageUpTo: string;
	/** Undefined: it follows the usage's month until the user changes it. */
	readonly subscriptionsUpTo: string | undefined;
	/** `2022-02-27`. */
	readonly invoiceDate: string;
	/** Whole months, 0 to {@link MAX_TERM}. */
	readonly termMonths: string;
}

export type RunField = keyof RunForm;

export type RunReading =
	| { readonly ok: true; readonly run: BillingRun }
	| { readonly ok: false; readonly wrong: readonly RunField[] };

export function formOf(run: BillingRun): RunForm {
	return {
		usageUpTo: isoMonth(run.usageUpTo),
		subscriptionsUpTo: run.subscriptionsUpTo === run.usageUpTo ? undefined : isoMonth(run.subscriptionsUpTo),
		invoiceDate: isoDate(run.invoiceDate),
		termMonths: String(run.termMonths)
	};
}

/**
 * The run that the form asks for, or the fields that cannot be read. A term that is another than the one suggested
 * is meant for every customer (BIL-2).
 */
export function readForm(form: RunForm, suggestedTerm = form.termMonths): RunReading {
	const usageUpTo = fromIsoMonth(form.usageUpTo);
	const subscriptionsUpTo = fromIsoMonth(form.subscriptionsUpTo ?? form.usageUpTo);
	const invoiceDate = fromIsoDate(form.invoiceDate);
	const termMonths = /^\d{1,2}$/.test(form.termMonths.trim()) ? Number(form.termMonths) : undefined;
	if (
		usageUpTo !== undefined &&
		subscriptionsUpTo !== undefined &&
		invoiceDate !== undefined &&
		termMonths !== undefined &&
		termMonths <= MAX_TERM
	) {
		const chosen = form.termMonths.trim() === suggestedTerm ? {} : { termChosen: true as const };
		return { ok: true, run: { usageUpTo, subscriptionsUpTo, invoiceDate, termMonths, ...chosen } };
	}
	const wrong: RunField[] = [];
	if (usageUpTo === undefined) wrong.push('usageUpTo');
	// A month that only follows is not wrong by itself.
	if (subscriptionsUpTo === undefined && form.subscriptionsUpTo !== undefined)
		wrong.push('subscriptionsUpTo');
	if (invoiceDate === undefined) wrong.push('invoiceDate');
	if (termMonths === undefined || termMonths > MAX_TERM) wrong.push('termMonths');
	return { ok: false, wrong };
}
