/**
 * Usage as billing sees it: added up per usage key (BIL-1). An event itself never leaves the import and
 * its chunks; what counts here is how much of what, for whom, in which period.
 */
import type { Decimal } from './decimal';
import type { PartyDetails } from './party';
import { fromIsoDate, periodKey, type Period } from './period';

/** A VAT rate in percent as canonical decimal text ("21", "9", "0", "5.5"), or why there is none (VAT-3). */
export type VatCategory = string | 'reverse' | 'exempt';

/** What usage is added up by, in the order of a specification's columns. Blank means: not given. */
export interface UsageKey {
	/** Who pays: see {@link customerId}. */
	readonly customer: string;
	/** ISO 4217. */
	readonly currency: string;
	readonly account: string;
	readonly kvk: string;
	readonly internalNumber: string;
	readonly subscription: string;
	readonly sku: string;
	readonly unit: string;
	readonly chargeName: string;
	readonly period: Period;
	/** Canonical decimal text of a unit price that the file itself gave, else blank (PRI-1). */
	readonly unitPrice: string;
	/** VAT category that the file itself gave, else blank. */
	readonly vat: VatCategory | '';
}

/**
 * `moment`: the period is the month of the events' moments. `period`: the records brought a period of
 * their own, and a run counts them up to a month of its own (BIL-2).
 */
export type UsageKind = 'moment' | 'period';

/** The quantity of all usage under one key, of one kind, in one import or in all. */
export interface UsageTotal {
	readonly key: UsageKey;
	readonly kind: UsageKind;
	readonly quantity: Decimal;
	/** How many events make it up. */
	readonly events: number;
}

const SEPARATOR = '\u001f';

/** One text per usage key; equal keys have equal text. */
export function usageKeyId(key: UsageKey): string {
	return [
		key.customer,
		key.currency,
		key.account,
		key.kvk,
		key.internalNumber,
		key.subscription,
		key.sku,
		key.unit,
		key.chargeName,
		periodKey(key.period),
		key.unitPrice,
		key.vat
	].join(SEPARATOR);
}

/** The usage key that {@link usageKeyId} wrote; undefined where the text does not tell it for certain. */
export function usageKeyOf(id: string): UsageKey | undefined {
	const parts = id.split(SEPARATOR);
	if (parts.length !== 12) return undefined;
	const [customer = '', currency = '', account = '', kvk = '', internalNumber = '', subscription = ''] =
		parts;
	const [sku = '', unit = '', chargeName = '', period = '', unitPrice = '', vat = ''] = parts.slice(6);
	const [from, until] = period.split('/').map(fromIsoDate);
	if (from === undefined || until === undefined) return undefined;
	return {
		customer,
		currency,
		account,
		kvk,
		internalNumber,
		subscription,
		sku,
		unit,
		chargeName,
		period: { from, until },
		unitPrice,
		vat
	};
}

/** One text per usage key and kind: what an event stands under. `keyId`: the key's, where it is known already. */
export function contentKey(
	{ key, kind }: Pick<UsageTotal, 'key' | 'kind'>,
	keyId: string = usageKeyId(key)
): string {
	return `${kind}${SEPARATOR}${keyId}`;
}

/**
 * How a customer is known (BIL-1): by number (`#K-1001`), else by normalised name (`voorbeeld b.v.`): case,
 * accents and runs of spaces do not count. Without both the id is blank: one customer for the whole file.
 */
export function customerId(number: string, name: string): string {
	if (number !== '') return `#${number}`;
	const known = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
	// A name "#1" is not the number 1: no other id begins with a space.
	return known.startsWith('#') ? ` ${known}` : known;
}

/** A customer as the page knows it: found in usage, or made by hand. */
export interface Customer {
	/** See {@link customerId}. */
	readonly id: string;
	readonly number: string;
	/** The name of the first import that brought it, or the one given by hand. */
	readonly name: string;
	/** VAT of everything that it buys, before file and price list (PRI-5); absent: they decide. */
	readonly vatTreatment?: VatCategory;
	/** What an invoice says of it besides its name; absent: nothing is known. */
	readonly details?: PartyDetails;
	/** Months that it has to pay in (BIL-2); absent: as the run says. */
	readonly termMonths?: number;
	/** The currency that it is expected to be billed in, ISO 4217; absent: any. */
	readonly currency?: string;
}
