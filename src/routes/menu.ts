/**
 * The menus. A page's entry is added here together with its page: nothing leads to what is not there. Order
 * and names are those of the contract: Startpagina, Verbruik, Bedrijven, Rapporten, Prijslijst, Support.
 */
import { resolve } from '$app/paths';
import type { NavLink } from '$lib/components/navigation';
import type { Messages } from '$lib/i18n/messages';

type Names = Messages['shell']['nav'];

interface Entry {
	/** Of the page, or of all pages of a section: `/rapporten` holds `/rapporten/facturen`. */
	readonly route: string;
	readonly href: () => string;
	readonly name: (names: Names) => string;
	/** The pages of a section: its second menu. */
	readonly pages?: readonly Page[];
}

interface Page extends Omit<Entry, 'pages'> {
	/** Of one thing, such as an opened invoice: in the menu only while it is shown. */
	readonly whileOpen?: boolean;
}

const entries: readonly Entry[] = [
	{ route: '/', href: () => resolve('/'), name: (names) => names.home },
	{ route: '/verbruik', href: () => resolve('/verbruik/'), name: (names) => names.usage },
	{
		route: '/bedrijven',
		href: () => resolve('/bedrijven/'),
		name: (names) => names.customers,
		pages: [
			{ route: '/bedrijven', href: () => resolve('/bedrijven/'), name: (names) => names.customerList },
			{
				route: '/bedrijven/eigen',
				href: () => resolve('/bedrijven/eigen/'),
				name: (names) => names.ownCompany
			},
			{
				route: '/bedrijven/instellingen',
				href: () => resolve('/bedrijven/instellingen/'),
				name: (names) => names.settings
			}
		]
	},
	{
		route: '/rapporten',
		href: () => resolve('/rapporten/facturen/'),
		name: (names) => names.reports,
		pages: [
			{
				route: '/rapporten/facturen',
				href: () => resolve('/rapporten/facturen/'),
				name: (names) => names.invoices
			},
			{
				route: '/rapporten/facturen/factuur',
				href: () => resolve('/rapporten/facturen/factuur/'),
				name: (names) => names.invoiceDetails,
				whileOpen: true
			},
			{
				route: '/rapporten/doorbelasten',
				href: () => resolve('/rapporten/doorbelasten/'),
				name: (names) => names.recharge
			}
		]
	},
	{ route: '/prijslijst', href: () => resolve('/prijslijst/'), name: (names) => names.prices },
	{ route: '/support', href: () => resolve('/support/'), name: (names) => names.support }
];

/** Every page that can be gone to by itself, in the order of the menus, with the section that it is in. */
export function allPages(names: Names): { href: string; label: string; section: string }[] {
	return entries.flatMap((entry) => {
		const own: readonly Page[] = entry.pages ?? [entry];
		return own
			.filter(({ whileOpen }) => !whileOpen)
			.map((page) => ({
				href: page.href(),
				label: page.name(names),
				section: entry.pages ? entry.name(names) : ''
			}));
	});
}

function holds(entry: Entry | Page, route: string): boolean {
	return route === entry.route || (entry.route !== '/' && route.startsWith(`${entry.route}/`));
}

/** The main menu while the page of `route` (as `page.route.id`) is shown. */
export function mainMenu(names: Names, route: string): NavLink[] {
	return entries.map((entry) => ({
		href: entry.href(),
		label: entry.name(names),
		current: holds(entry, route) ? (entry.pages ? 'section' : 'page') : undefined
	}));
}

/** The second menu of the section that `route` is in. `address` is that of the page shown. */
export function sectionMenu(
	names: Names,
	route: string,
	address: string
): { label: string; links: NavLink[] } | undefined {
	const section = entries.find((entry) => holds(entry, route));
	if (!section?.pages) return undefined;
	// A page below another's address is held by both: the nearer one is shown.
	const shown = section.pages
		.filter((page) => holds(page, route))
		.reduce<Page | undefined>((a, b) => (a && a.route.length > b.route.length ? a : b), undefined);
	const links = section.pages
		.filter((page) => !page.whileOpen || page === shown)
		.map((page): NavLink => {
			const current = page === shown;
			return {
				href: current && page.whileOpen ? address : page.href(),
				label: page.name(names),
				current: current ? 'page' : undefined
			};
		});
	return { label: section.name(names), links };
}
