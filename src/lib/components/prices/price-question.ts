/** What a price list leaves undecided, as it is asked. */

export interface Question {
	/** What is asked: `staffel`, `numberForm`, `dateOrder`. */
	readonly id: string;
	readonly title: string;
	readonly text: string;
	readonly options: readonly {
		readonly value: string;
		readonly label: string;
		/** What it comes to: a computed example. */
		readonly example: string;
	}[];
}

/** By question. */
export type Answers = Readonly<Record<string, string>>;
