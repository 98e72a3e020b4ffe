/** What the search of the whole page finds, from what is stored. Nothing is read while nobody searches. */
import { resolve } from '$app/paths';
import type { Found, HitGroup } from '$lib/components/find/hits';
import { ranked } from '$lib/components/find/ranking';
import { filterQuery, NO_FILTER } from '$lib/components/invoices/invoice-filter';
import { sought, type Sought } from '$lib/components/search';
import { formatCount } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import { billing } from '$lib/state/billing.svelte';
import { customers } from '$lib/state/customers.svelte';
import { usedSkus } from '$lib/state/used-skus.svelte';
import { knownCustomers } from './known-customers';
import { allPages } from './menu';
import { searchQuery } from './search-address';
import {
	customerEntry,
	customerHit,
	customerTexts,
	invoiceEntry,
	invoiceHit,
	pageEntry,
	pageHit,
	skuEntries,
	skuHit
} from './site-hits';

/** More of one kind than this nobody looks through: the page that lists them does it better. */
const MOST = 20;

/** Read inside a `$derived`: it follows what is stored. */
export class SiteSearch {
	readonly #rows = $derived.by(knownCustomers);
	readonly #texts = $derived(customerTexts(this.#rows));
	readonly #customers = $derived(this.#rows.map((row) => customerEntry(row, this.#texts)));
	readonly #invoices = $derived(
		(billing.list.value ?? []).map((invoice) => invoiceEntry(invoice, this.#texts))
	);
	readonly #skus = $derived.by(skuEntries);

	/** Everything that holds the words of a search; without words, the pages to go to. */
	find(search: string): Found {
		const asked = sought(search);
		const groups = [
			this.#foundInvoices(search, asked),
			this.#foundCustomers(search, asked),
			this.#foundSkus(search, asked),
			foundPages(asked)
		].filter((group) => group.hits.length > 0);
		const isLooking =
			(customers.accounts.value ?? customers.accounts.error) === undefined ||
			(usedSkus.all.value ?? usedSkus.all.error) === undefined;
		return { groups, isLooking };
	}

	#foundInvoices(search: string, asked: Sought): HitGroup {
		const { rows, count } = ranked(this.#invoices, asked, MOST);
		const href = resolve('/rapporten/facturen/') + filterQuery({ ...NO_FILTER, search });
		return { kind: 'invoices', count, hits: rows.map(invoiceHit), all: { href, label: allOf(count) } };
	}

	#foundCustomers(search: string, asked: Sought): HitGroup {
		const { rows, count } = ranked(this.#customers, asked, MOST);
		const hits = rows.map((row) => customerHit(row, asked));
		const href = resolve('/bedrijven/') + searchQuery(search);
		return { kind: 'customers', count, hits, all: { href, label: allOf(count) } };
	}

	#foundSkus(search: string, asked: Sought): HitGroup {
		const { rows, count } = ranked(this.#skus, asked, MOST);
		const group = { kind: 'skus', count, hits: rows.map(skuHit) } as const;
		// The list has a row for every price, and none for what has no price: another number than this one.
		if (!rows.some(({ isPriced }) => isPriced)) return group;
		const href = resolve('/prijslijst/') + searchQuery(search);
		return { ...group, all: { href, label: i18n.t.find.inPrices } };
	}
}

const allOf = (count: number): string => i18n.t.find.all(formatCount(count, i18n.language));

function foundPages(asked: Sought): HitGroup {
	const pages = allPages(i18n.t.shell.nav);
	const { rows } = asked.words.length === 0 ? { rows: pages } : ranked(pages.map(pageEntry), asked, MOST);
	return { kind: 'pages', count: rows.length, hits: rows.map(pageHit) };
}
