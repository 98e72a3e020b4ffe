/**
 * What definitive invoices billed, per usage key: the other side of "to bill = usage less billed" (BIL-3).
 * Built from the invoices themselves, so that it can never say other than they do.
 */
import { add, isZero, subtract, ZERO, type Decimal } from './decimal';
import type { Invoice, InvoiceLine } from './invoice';
import type { Price } from './price';
import type { UsageKey, VatCategory } from './usage';
import { UsageKeyNumbers } from './usage-key-numbers';

/** A definitive invoice or credit note, as far as the ledger reads it. */
export interface DefinitiveInvoice extends Pick<Invoice, 'lines' | 'prices' | 'credits'> {
	readonly number: string;
}

/** What makes lines of one usage key the same line (BIL-1). */
export type LineIdentity = Pick<InvoiceLine, 'kind' | 'unitPrice' | 'vat'>;

/** The quantity billed so far under one line identity; zero where all was taken back. */
export interface BilledLine extends LineIdentity {
	readonly quantity: Decimal;
	readonly unitPrice: Decimal;
	readonly vat: VatCategory;
}

/** What was billed of one usage key. */
export interface Billed {
	readonly key: UsageKey;
	/** Usage by moment, in units of usage. */
	readonly byMoment: Decimal;
	/** Usage of records with a period of their own (BIL-2). */
	readonly byPeriod: Decimal;
	/** In the order in which they were first billed. */
	readonly lines: readonly BilledLine[];
	/** The price version that first billed what stands; undefined where the file gave the unit price. */
	readonly price: Price | undefined;
	/** Numbers of the invoices that billed it, in the order in which they were made. */
	readonly invoices: readonly string[];
}

/** What invoices billed of a key, from the first of them until nothing of it stands billed. */
interface Stretch {
	/** The place of its first invoice among all. */
	since: number;
	lines: BilledLine[];
	price: Price | undefined;
	invoices: string[];
}

/** A key with the stretch that stands, or stood last. */
interface Entry extends Stretch {
	readonly key: UsageKey;
	byMoment: Decimal;
	byPeriod: Decimal;
	/** Stretches before it: what ended one may be credited, and then it stands again. */
	readonly ended: Stretch[];
}

/** Whether two line identities of one usage key are the same. */
export function isSameLine(a: LineIdentity, b: LineIdentity): boolean {
	return (
		a.kind === b.kind &&
		a.vat === b.vat &&
		a.unitPrice?.scale === b.unitPrice?.scale &&
		a.unitPrice?.coefficient === b.unitPrice?.coefficient
	);
}

/** Nothing stands billed: never was, or all was taken back. */
function isClear(entry: Entry): boolean {
	return (
		isZero(entry.byMoment) && isZero(entry.byPeriod) && entry.lines.every((line) => isZero(line.quantity))
	);
}

export class Ledger {
	private readonly numbers = new UsageKeyNumbers();
	/** By the number of their key. */
	private readonly entries: Entry[] = [];
	private readonly order = new Map<string, number>();

	/**
	 * Adds a definitive invoice, in the order in which they became so. A credit note counts when it takes
	 * usage back (a draft below zero, BIL-3) or reopens it (BIL-5, its lines and their `usage` negated, every
	 * line of a key). One that settles leaves the usage billed and counts for nothing. Throws a RangeError for a line
	 * without price or VAT: such an invoice cannot be definitive (PRI-4).
	 */
	add(invoice: DefinitiveInvoice): void {
		this.order.set(invoice.number, this.order.size);
		if (invoice.credits?.usage === 'settle') return;
		for (const line of invoice.lines) this.addLine(line, invoice);
	}

	/** What was billed of a key; undefined where nothing stands billed. */
	get(key: UsageKey): Billed | undefined {
		// Nothing was billed yet: asked of a hundred thousand keys.
		if (this.entries.length === 0) return undefined;
		const number = this.numbers.find(key);
		const entry = number === undefined ? undefined : this.entries[number];
		return entry && !isClear(entry) ? entry : undefined;
	}

	/** What was billed of every key of which something stands billed. */
	*[Symbol.iterator](): IterableIterator<Billed> {
		for (const entry of this.entries) if (!isClear(entry)) yield entry;
	}

	/** Invoice numbers in the order in which the invoices were added. */
	inOrder(numbers: Iterable<string>): string[] {
		return [...new Set(numbers)].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
	}

	private addLine(line: InvoiceLine, { number, prices, credits }: DefinitiveInvoice): void {
		const entry = this.entryFor(line.key);
		if (credits) this.standAgain(entry, credits.number);
		else if (isClear(entry))
			begin(entry, {
				since: this.order.get(number) ?? 0,
				lines: [],
				price: line.priceVersion === undefined ? undefined : prices[line.priceVersion],
				invoices: []
			});
		const byPeriod = line.usageByPeriod ?? ZERO;
		entry.byMoment = add(entry.byMoment, subtract(line.usage, byPeriod));
		entry.byPeriod = add(entry.byPeriod, byPeriod);
		addToLines(entry.lines, definitiveLine(line));
		// What is reopened, its invoice did not bill.
		if (credits) entry.invoices = entry.invoices.filter((each) => each !== credits.number);
		else if (entry.invoices.at(-1) !== number) entry.invoices.push(number);
	}

	/**
	 * Has the stretch of an invoice that is credited stand again. Where another stands as well they are one from now
	 * on, which goes by the version that billed first (BIL-3).
	 */
	private standAgain(entry: Entry, invoice: string): void {
		const at = entry.ended.findIndex(({ invoices }) => invoices.includes(invoice));
		const [stretch] = at < 0 ? [] : entry.ended.splice(at, 1);
		if (!stretch) return;
		if (isClear(entry)) begin(entry, stretch);
		else {
			const invoices = this.inOrder([...stretch.invoices, ...entry.invoices]);
			Object.assign(entry, { ...joined(stretch, entry), invoices });
		}
	}

	private entryFor(key: UsageKey): Entry {
		return (this.entries[this.numbers.of(key)] ??= {
			key,
			byMoment: ZERO,
			byPeriod: ZERO,
			since: 0,
			lines: [],
			price: undefined,
			invoices: [],
			ended: []
		});
	}
}

/** Goes on with a stretch in the place of one that is clear. */
function begin(entry: Entry, { since, lines, price, invoices }: Stretch): void {
	if (entry.invoices.length > 0)
		entry.ended.push({
			since: entry.since,
			lines: entry.lines,
			price: entry.price,
			invoices: entry.invoices
		});
	Object.assign(entry, { since, lines, price, invoices });
}

function joined(one: Stretch, other: Stretch): Omit<Stretch, 'invoices'> {
	const [first, second] = one.since < other.since ? [one, other] : [other, one];
	const lines = [...first.lines];
	for (const line of second.lines) addToLines(lines, line);
	const { since, price } = first;
	return { since, lines, price };
}

function definitiveLine({ key, kind, quantity, unitPrice, vat }: InvoiceLine): BilledLine {
	if (unitPrice === undefined || vat === undefined)
		throw new RangeError(`a definitive line without price or VAT: ${key.sku}`);
	return { kind, unitPrice, vat, quantity };
}

function addToLines(lines: BilledLine[], billed: BilledLine): void {
	const index = lines.findIndex((other) => isSameLine(other, billed));
	const before = lines[index];
	if (before) lines[index] = { ...billed, quantity: add(before.quantity, billed.quantity) };
	else lines.push(billed);
}
