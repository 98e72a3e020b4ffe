/** One link of a menu. */
export interface NavLink {
	/** Resolved against the page's own base. */
	readonly href: string;
	readonly label: string;
	/** `page`: it is the page shown. `section`: the page shown lies below it. */
	readonly current?: 'page' | 'section' | undefined;
}
