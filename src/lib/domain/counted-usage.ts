/**
 * Which events stand behind an invoice's lines (BIL-6). An invoice counts the imports that were committed when it
 * was made; of a usage key it bills what those hold and earlier invoices did not count yet, and takes back what
 * they counted of imports that are undone since. So what was counted before, and the events here, are together
 * the quantity that was rated.
 */
import type { BillingRun } from './invoice';
import { counts } from './to-bill';
import { contentKey, usageKeyId, type UsageKey, type UsageKind } from './usage';

/** A draft or a definitive invoice, as far as it says which events it counts. */
export interface CountingInvoice {
	/** Its number; a draft's may be anything that no number is. */
	readonly number: string;
	readonly run: Pick<BillingRun, 'usageUpTo' | 'subscriptionsUpTo'>;
	/** Ids of the imports that counted when it was made. */
	readonly imports: readonly number[];
	/** The usage keys of its lines, in any order, each once or more. */
	readonly keys: Iterable<UsageKey>;
	/** Of a credit note made by hand: the invoice whose usage it reopens (BIL-5). */
	readonly reopens?: string;
}

/** How often the events of an import count: 1, or -1 where they are taken back. An import that is not in it: not. */
export type ImportWeights = ReadonlyMap<number, number>;

/** Weights of the imports behind each usage key and kind, by {@link contentKey}. */
export type Counted = ReadonlyMap<string, ImportWeights>;

const KINDS: readonly UsageKind[] = ['moment', 'period'];

const NONE: ImportWeights = new Map();

/** What invoices counted so far. Add them in the order in which they became definitive. */
export class CountedUsage {
	private readonly before = new Map<string, ImportWeights>();
	private readonly byNumber = new Map<string, Counted>();
	private readonly sums = new Sums();

	/** Adds an invoice; gives what it counts itself, by {@link contentKey}. Keys of which it counts no event are in it. */
	add(invoice: CountingInvoice): Counted {
		const own = new Map<string, ImportWeights>();
		const all = this.sums.of(new Map(invoice.imports.map((id) => [id, 1])));
		const reopened = invoice.reopens === undefined ? undefined : this.byNumber.get(invoice.reopens);
		for (const key of invoice.keys) {
			const keyId = usageKeyId(key);
			for (const kind of KINDS) {
				const id = contentKey({ key, kind }, keyId);
				if (own.has(id)) continue;
				const before = this.before.get(id) ?? NONE;
				const here = invoice.reopens
					? this.sums.minus(NONE, reopened?.get(id) ?? NONE)
					: counts(key.period, kind, invoice.run)
						? this.sums.minus(all, before)
						: NONE;
				own.set(id, here);
				this.before.set(id, this.sums.minus(before, this.sums.minus(NONE, here)));
			}
		}
		this.byNumber.set(invoice.number, own);
		return own;
	}
}

/** Differences of weights. A hundred thousand keys share a few: each is made once. */
class Sums {
	private readonly known = new Map<string, ImportWeights>();
	private readonly differences = new Map<ImportWeights, Map<ImportWeights, ImportWeights>>();

	of(weights: ImportWeights): ImportWeights {
		const kept = [...weights].filter(([, weight]) => weight !== 0).sort(([a], [b]) => a - b);
		if (kept.length === 0) return NONE;
		const text = kept.map(([id, weight]) => `${id}:${weight}`).join();
		let same = this.known.get(text);
		if (!same) this.known.set(text, (same = new Map(kept)));
		return same;
	}

	minus(a: ImportWeights, b: ImportWeights): ImportWeights {
		let differences = this.differences.get(a);
		if (!differences) this.differences.set(a, (differences = new Map()));
		let difference = differences.get(b);
		if (!difference) {
			const weights = new Map(a);
			for (const [id, weight] of b) weights.set(id, (weights.get(id) ?? 0) - weight);
			differences.set(b, (difference = this.of(weights)));
		}
		return difference;
	}
}
