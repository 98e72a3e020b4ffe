import type { ListedPrice } from '$lib/components/prices/price-versions';

/** What the dialog of a price is opened for. */
export type Editing =
	| { readonly kind: 'add' }
	/** The version itself, or one that follows it. */
	| { readonly kind: 'edit' | 'version'; readonly price: ListedPrice };
