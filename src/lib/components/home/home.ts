/** What the start page's parts show: plain data, made by the page. */

/** One of the three steps from nothing to an invoice. */
export interface Step {
	readonly title: string;
	readonly text: string;
	readonly href: string;
	/** What is there already of it; undefined: nothing yet. */
	readonly done?: string | undefined;
}

/** Something that waits for the user, and where to do it. */
export interface TaskLink {
	readonly text: string;
	readonly note?: string | undefined;
	readonly href: string;
	/** It blocks invoices. */
	readonly urgent: boolean;
}
