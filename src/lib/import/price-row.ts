/** One row of a price list: its cells read and checked, every problem told (PRI-2, PRI-5). */
import { isNegative, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Day } from '$lib/domain/period';
import type { PriceModel, PriceTarget } from '$lib/domain/price';
import type { VatCategory } from '$lib/domain/usage';
import { cleanCurrency, cleanText, cleanVat, required, type Cleaned } from './cleaning';
import { parseDay } from './dates';
import { normaliseName, type PriceField } from './header';
import { parseNumber } from './numbers';
import type { DateOrders, NumberForm } from './reading';

/** What is wrong with a price list; all of a file's problems are told at once. */
export interface PriceListProblem {
	readonly code: string;
	/** Line in the file, counted from 1. */
	readonly line: number;
	/** Name of the column in the file's header; blank where the row as a whole is at fault. */
	readonly column: string;
	/** The offending value, at most 200 characters. */
	readonly value: string;
	/** What else the sentence needs: the line of another row, a number of fields. */
	readonly other: string;
}

export interface PriceRow {
	readonly line: number;
	readonly target: PriceTarget;
	readonly chargeName: string;
	readonly unit: string;
	readonly model: PriceModel['kind'];
	/** Upper bound of a tier, undefined on the last one. */
	readonly upTo: Decimal | undefined;
	/** Of a package: the price of one package. */
	readonly unitPrice: Decimal;
	/** Undefined but on a package. */
	readonly packageSize: Decimal | undefined;
	readonly vat: VatCategory | undefined;
	readonly freeQuantity: Decimal;
	readonly minimum: Decimal;
}

/** What `staffel` means: either to different people, so it is asked (contract of the price list). */
export type Staffel = 'graduated' | 'volume';

/** How a price list's cells are read. */
export interface PriceForms {
	readonly numbers: Readonly<Partial<Record<PriceField, NumberForm>>>;
	readonly dates: DateOrders;
	readonly staffel: Staffel | undefined;
}

const MODELS: Readonly<Record<string, PriceModel['kind']>> = {
	standaard: 'standard',
	standard: 'standard',
	schijven: 'graduated',
	graduated: 'graduated',
	volume: 'volume',
	pakket: 'package',
	package: 'package'
};

export class PriceRowReader {
	readonly problems: PriceListProblem[] = [];
	private record: readonly string[] = [];
	private line = 0;

	constructor(
		private readonly header: readonly string[],
		private readonly fields: Readonly<Partial<Record<PriceField, number>>>,
		private readonly forms: PriceForms
	) {}

	/** The row, or undefined when it has problems; they are added to {@link problems}. */
	read(record: readonly string[], line: number): PriceRow | undefined {
		this.record = record;
		this.line = line;
		const before = this.problems.length;
		const extra = record.slice(this.header.length).findIndex((cell) => cell.trim() !== '');
		if (extra !== -1) this.tell('IMP-6.field-count', undefined, `${record.length}/${this.header.length}`);
		const model = this.model();
		const row = {
			line,
			target: this.target(),
			chargeName: this.text('charge-name'),
			unit: this.text('unit'),
			model,
			upTo: this.upTo(model),
			unitPrice: this.unitPrice(model),
			packageSize: this.packageSize(model),
			vat: this.cleaned('vat', (raw) => cleanVat(raw, this.form('vat'))) || undefined,
			freeQuantity: this.amount('free'),
			minimum: this.amount('minimum')
		};
		return this.problems.length === before ? row : undefined;
	}

	private target(): PriceTarget {
		return {
			sku: this.cleaned('sku', (raw) => required(cleanText(raw), 'IMP-3.sku-missing')),
			currency: this.cleaned('currency', cleanCurrency),
			customerNumber: this.text('customer-number'),
			subscription: this.text('subscription'),
			validFrom: this.validFrom()
		};
	}

	private model(): PriceModel['kind'] {
		const word = normaliseName(this.cell('model'));
		const known = Object.hasOwn(MODELS, word) ? MODELS[word] : undefined;
		if (known) return known;
		if (word === 'staffel') {
			if (!this.forms.staffel) this.tell('PRI-2.staffel-ambiguous', 'model');
			return this.forms.staffel ?? 'graduated';
		}
		const plain = word === '' && this.cell('up-to') === '' && this.cell('package-size') === '';
		if (!plain) this.tell('PRI-2.model-unknown', 'model');
		return 'standard';
	}

	private validFrom(): Day {
		const day = parseDay(this.cell('valid-from'), this.forms.dates);
		if (typeof day === 'number') return day;
		this.tell(day === 'missing' ? 'PRI-1.date-missing' : day, 'valid-from');
		return 0;
	}

	/** A price below zero is a discount where it is flat, and no sense where usage climbs through it. */
	private unitPrice(model: PriceModel['kind']): Decimal {
		const price = this.number('unit-price');
		if (price === 'missing') this.tell('PRI-2.price-missing', 'unit-price');
		if (typeof price === 'string') return ZERO;
		if (isNegative(price) && isTiered(model)) this.tell('PRI-2.negative-tier', 'unit-price');
		if (isNegative(price) && model === 'package') this.tell('PRI-2.negative-package', 'unit-price');
		return price;
	}

	private upTo(model: PriceModel['kind']): Decimal | undefined {
		const bound = this.number('up-to');
		if (typeof bound === 'string') return undefined;
		if (!isTiered(model)) this.tell('PRI-2.tier-of-no-tiers', 'up-to');
		return bound;
	}

	private packageSize(model: PriceModel['kind']): Decimal | undefined {
		const size = this.number('package-size');
		if (model !== 'package') {
			if (typeof size !== 'string') this.tell('PRI-2.size-of-no-package', 'package-size');
			return undefined;
		}
		if (size === 'missing') this.tell('PRI-2.package-size', 'package-size');
		if (typeof size === 'string') return undefined;
		if (size.coefficient <= 0n) this.tell('PRI-2.package-size', 'package-size');
		return size;
	}

	/** Zero or more; missing is zero. */
	private amount(field: 'free' | 'minimum'): Decimal {
		const amount = this.number(field);
		if (typeof amount === 'string') return ZERO;
		if (isNegative(amount)) this.tell('PRI-2.negative-amount', field);
		return amount;
	}

	private number(field: PriceField): Decimal | 'missing' | 'unreadable' {
		const value = parseNumber(this.cell(field), this.form(field));
		if (value === 'missing' || typeof value !== 'string') return value;
		this.tell(value, field);
		return 'unreadable';
	}

	private text(field: PriceField): string {
		return this.cleaned(field, cleanText);
	}

	private cleaned(field: PriceField, clean: (raw: string) => Cleaned): string {
		const cleaned = clean(this.cell(field));
		if ('value' in cleaned) return cleaned.value;
		this.tell(cleaned.problem, field);
		return '';
	}

	/** The text of a field, padding off; blank where the file has no such column. */
	private cell(field: PriceField): string {
		const column = this.fields[field];
		return column === undefined ? '' : (this.record[column] ?? '').trim();
	}

	private form(field: PriceField): NumberForm {
		return this.forms.numbers[field] ?? 'comma';
	}

	private tell(code: string, field: PriceField | undefined, other = ''): void {
		const column = field && this.fields[field];
		this.problems.push({
			code,
			line: this.line,
			column: column === undefined ? '' : (this.header[column] ?? ''),
			value: field ? this.cell(field).slice(0, 200) : '',
			other
		});
	}
}

export function isTiered(model: PriceModel['kind']): model is 'graduated' | 'volume' {
	return model === 'graduated' || model === 'volume';
}
