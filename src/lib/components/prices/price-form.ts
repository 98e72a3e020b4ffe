/** A price as it is filled in, field by field, and what is wrong with what was typed (PRI-1, PRI-2, PRI-5). */
import { isZero, ZERO, type Decimal } from '$lib/domain/decimal';
import { fromIsoDate, isoDate, type Day } from '$lib/domain/period';
import { priceId, type Price, type PriceModel, type Tier } from '$lib/domain/price';
import { priceFaults, type PriceFault } from '$lib/domain/price-check';
import type { VatCategory } from '$lib/domain/usage';
import { toText } from '$lib/domain/decimal';
import type { Language } from '$lib/i18n/messages';
import { typeable, typedNumber } from '$lib/i18n/typed-number';

export interface TierForm {
	/** Tells a row from every other while rows come and go. */
	readonly key: number;
	/** Blank on the last tier, which is open. */
	readonly upTo: string;
	readonly unitPrice: string;
}

/** What stands in the fields, as typed. */
export interface PriceForm {
	readonly sku: string;
	readonly chargeName: string;
	readonly unit: string;
	readonly currency: string;
	readonly customerNumber: string;
	readonly subscription: string;
	/** ISO date, or blank. */
	readonly validFrom: string;
	readonly model: PriceModel['kind'];
	/** Of a standard price or a package. */
	readonly unitPrice: string;
	readonly size: string;
	readonly tiers: readonly TierForm[];
	readonly vat: VatChoice;
	/** The percentage of another rate. */
	readonly otherVat: string;
	readonly free: string;
	readonly minimum: string;
}

/** The rates of today, what has none, another percentage, or left to customer and file. */
export type VatChoice = '21' | '9' | '0' | 'reverse' | 'exempt' | 'other' | 'none';
export const VAT_CHOICES: readonly VatChoice[] = ['21', '9', '0', 'reverse', 'exempt', 'other', 'none'];

/** Where a problem is shown: a field, or `upTo-1` for the second tier's. */
export type Place = Exclude<keyof PriceForm, 'tiers' | 'model'> | `${'upTo' | 'unitPrice'}-${number}`;
/** Codes by place; the first problem of each. */
export type FormProblems = Readonly<Partial<Record<Place, string>>>;

export type FormReading =
	{ readonly ok: true; readonly price: Price } | { readonly ok: false; readonly problems: FormProblems };

/** A form with a price in it. */
export function formOf(price: Price, language: Language): PriceForm {
	const { model } = price;
	const typed = (value: Decimal): string => typeable(value, language);
	const orBlank = (value: Decimal): string => (isZero(value) ? '' : typed(value));
	const flat = model.kind === 'standard' ? model.unitPrice : undefined;
	const known = VAT_CHOICES.find((choice) => choice === price.vat);
	return {
		sku: price.sku,
		chargeName: price.chargeName,
		unit: price.unit,
		currency: price.currency,
		customerNumber: price.customerNumber,
		subscription: price.subscription,
		validFrom: isoDate(price.validFrom),
		model: model.kind,
		unitPrice: model.kind === 'package' ? typed(model.packagePrice) : flat ? typed(flat) : '',
		size: model.kind === 'package' ? typed(model.size) : '',
		tiers:
			'tiers' in model
				? model.tiers.map(({ upTo, unitPrice }, key) => ({
						key,
						upTo: upTo ? typed(upTo) : '',
						unitPrice: typed(unitPrice)
					}))
				: [],
		vat: known ?? (price.vat === undefined ? 'none' : 'other'),
		otherVat: known || price.vat === undefined ? '' : price.vat.replace('.', language === 'nl' ? ',' : '.'),
		free: orBlank(price.freeQuantity),
		minimum: orBlank(price.minimum)
	};
}

/** A form for a price of a SKU that has none yet. */
export function emptyForm(from: Day): PriceForm {
	return {
		sku: '',
		chargeName: '',
		unit: '',
		currency: 'EUR',
		customerNumber: '',
		subscription: '',
		validFrom: isoDate(from),
		model: 'standard',
		unitPrice: '',
		size: '',
		tiers: [],
		vat: '21',
		otherVat: '',
		free: '',
		minimum: ''
	};
}

/** Another model keeps what was typed; tiers begin with two rows. */
export function withModel(form: PriceForm, model: PriceModel['kind']): PriceForm {
	const needsTiers = (model === 'graduated' || model === 'volume') && form.tiers.length === 0;
	if (!needsTiers) return { ...form, model };
	return {
		...form,
		model,
		tiers: [
			{ key: 0, upTo: '', unitPrice: form.unitPrice },
			{ key: 1, upTo: '', unitPrice: '' }
		]
	};
}

/** One more tier, before the last, which stays open. */
export function withTier(form: PriceForm): PriceForm {
	const key = Math.max(-1, ...form.tiers.map((tier) => tier.key)) + 1;
	return {
		...form,
		tiers: [...form.tiers.slice(0, -1), { key, upTo: '', unitPrice: '' }, ...form.tiers.slice(-1)]
	};
}

/** Without a tier; the last that is left is open. */
export function withoutTier(form: PriceForm, key: number): PriceForm {
	const left = form.tiers.filter((tier) => tier.key !== key);
	return { ...form, tiers: left.map((tier, i) => (i === left.length - 1 ? { ...tier, upTo: '' } : tier)) };
}

/**
 * The price that is filled in, or what is wrong, by field. `taken` are the ids of the other versions of the list: a
 * form never overwrites one of them in silence.
 */
export function readForm(form: PriceForm, language: Language, taken: ReadonlySet<string>): FormReading {
	const reader = new FormReader(form, language);
	const price = reader.price();
	if (price) {
		for (const fault of priceFaults(price)) reader.tell(placeOf(fault), fault.code);
		if (taken.has(priceId(price))) reader.tell('validFrom', 'PRI-5.version-exists');
	}
	return price && reader.isClean
		? { ok: true, price }
		: { ok: false, problems: Object.fromEntries(reader.problems) };
}

function placeOf({ field, tier }: PriceFault): Place {
	if (field === 'upTo') return `upTo-${tier ?? 0}`;
	return field === 'unitPrice' && tier !== undefined ? `unitPrice-${tier}` : field;
}

const MAX_TEXT = 1000;

class FormReader {
	readonly problems = new Map<Place, string>();

	constructor(
		private readonly form: PriceForm,
		private readonly language: Language
	) {}

	get isClean(): boolean {
		return this.problems.size === 0;
	}

	tell(place: Place, code: string): void {
		if (!this.problems.has(place)) this.problems.set(place, code);
	}

	/** Undefined where a field cannot be read at all; what is out of bounds is left to `priceFaults`. */
	price(): Price | undefined {
		const sku = this.text('sku');
		if (sku === '') this.tell('sku', 'IMP-3.sku-missing');
		const currency = this.form.currency.trim().toUpperCase() || 'EUR';
		if (!/^[A-Z]{3}$/.test(currency)) this.tell('currency', 'PRI-1.currency-unreadable');
		const validFrom = fromIsoDate(this.form.validFrom);
		if (validFrom === undefined) this.tell('validFrom', 'PRI-1.date-missing');
		const price = {
			sku,
			currency,
			customerNumber: this.text('customerNumber'),
			subscription: this.text('subscription'),
			validFrom: validFrom ?? 0,
			chargeName: this.text('chargeName'),
			unit: this.text('unit'),
			model: this.model(),
			vat: this.vat(),
			freeQuantity: this.number('free', this.form.free) ?? ZERO,
			minimum: this.number('minimum', this.form.minimum) ?? ZERO
		};
		return this.isClean ? price : undefined;
	}

	private model(): PriceModel {
		const { model, tiers } = this.form;
		if (model === 'standard')
			return { kind: model, unitPrice: this.unitPrice('unitPrice', this.form.unitPrice) };
		if (model === 'package')
			return {
				kind: model,
				size: this.number('size', this.form.size) ?? ZERO,
				packagePrice: this.unitPrice('unitPrice', this.form.unitPrice)
			};
		return { kind: model, tiers: tiers.map((tier, i) => this.tier(tier, i, i === tiers.length - 1)) };
	}

	private tier({ upTo, unitPrice }: TierForm, i: number, isLast: boolean): Tier {
		const bound = isLast ? undefined : this.number(`upTo-${i}`, upTo);
		if (!isLast && bound === undefined) this.tell(`upTo-${i}`, 'PRI-2.bound-missing');
		return { upTo: bound, unitPrice: this.unitPrice(`unitPrice-${i}`, unitPrice) };
	}

	private vat(): VatCategory | undefined {
		const { vat, otherVat } = this.form;
		if (vat === 'none') return undefined;
		if (vat !== 'other') return vat;
		const rate = typedNumber(otherVat.replace(/%\s*$/, ''), this.language);
		if (typeof rate !== 'string' && rate.coefficient >= 0n) return toText(rate);
		this.tell('otherVat', 'VAT-3.rate-unreadable');
		return undefined;
	}

	private unitPrice(place: Place, typed: string): Decimal {
		const value = this.number(place, typed);
		if (value === undefined) this.tell(place, 'PRI-2.price-missing');
		return value ?? ZERO;
	}

	private number(place: Place, typed: string): Decimal | undefined {
		const value = typedNumber(typed, this.language);
		if (value === 'unreadable') this.tell(place, 'PRI-2.number-unreadable');
		return typeof value === 'string' ? undefined : value;
	}

	private text(place: 'sku' | 'chargeName' | 'unit' | 'customerNumber' | 'subscription'): string {
		const text = this.form[place].trim();
		if (text.length > MAX_TEXT) this.tell(place, 'IMP-11.text-too-long');
		// eslint-disable-next-line no-control-regex -- IMP-11 names control characters
		return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
	}
}
