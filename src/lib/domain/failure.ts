/**
 * What goes wrong, as a value with a code. A code begins with the rule that it enforces
 * (`IMP-4.number-unreadable`); its text in each language lives in the messages, never here.
 */

/** Where and what: enough for a sentence that names file, line and column. */
export interface Detail {
	readonly file?: string;
	/** Line in the file, counted from 1, the header included. */
	readonly line?: number;
	/** The column's name as the file's header has it, or its number counted from 1. */
	readonly column?: string;
	/** The offending value, cut to 200 characters. */
	readonly value?: string;
	/** Anything else that the sentence needs (a limit, a name, another line). */
	readonly other?: string;
}

/** A call could not be done, and nothing was changed by it. Crosses a worker's port by code and detail. */
export class Failure<Code extends string = string> extends Error {
	override readonly name = 'Failure';
	constructor(
		readonly code: Code,
		readonly detail: Detail = {},
		options?: { cause?: unknown }
	) {
		super(`${code} ${JSON.stringify(detail)}`, options);
	}
}

/** The user (or a newer call) cancelled the work; nothing was changed by it. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';
}

/** Throws {@link Cancelled} when the signal has fired. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new Cancelled('cancelled');
}

/** Puts a detail into a code's sentence: `{line}`, `{column}`, `{value}`, `{other}`, `{file}`. */
export function fillIn(sentence: string, detail: Detail): string {
	return sentence.replace(/\{(file|line|column|value|other)\}/g, (_, name: keyof Detail) =>
		String(detail[name] ?? '')
	);
}
