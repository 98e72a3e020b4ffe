/** What the search of the whole page shows: plain values, made by whoever knows what there is to be found. */

/** One thing found, and where it is. */
export interface Hit {
	readonly href: string;
	readonly title: string;
	/** What else tells it from others; blank: nothing. */
	readonly text: string;
	/** At the end of its line: an amount, a state. */
	readonly aside?: string;
}

export interface HitGroup {
	readonly kind: 'invoices' | 'customers' | 'skus' | 'pages';
	/** The nearest first: not more than can be looked through. */
	readonly hits: readonly Hit[];
	/** How many were found in all. */
	readonly count: number;
	/** The page that shows all of them, and how it is offered. */
	readonly all?: { readonly href: string; readonly label: string };
}

export interface Found {
	/** Those of which something was found. */
	readonly groups: readonly HitGroup[];
	/** Accounts or usage are still being looked up: more may be found. */
	readonly isLooking: boolean;
}

/** So many are shown of a group that stands with others; alone it shows all its hits. */
const BESIDE_OTHERS = 5;

/** One line that can be chosen. */
export interface Option extends Hit {
	/** Leads to all of a group. */
	readonly isAll: boolean;
}

/** The lines of a group: its hits, and the way to all where those are more. */
export function optionsOf(group: HitGroup, groups: readonly HitGroup[]): Option[] {
	const shown = groups.length > 1 && group.kind !== 'pages' ? BESIDE_OTHERS : group.hits.length;
	const options = group.hits.slice(0, shown).map((hit) => ({ ...hit, isAll: false }));
	if (!group.all || group.count <= options.length) return options;
	return [...options, { href: group.all.href, title: group.all.label, text: '', isAll: true }];
}
