/** Numbers for usage keys: what is kept by key is kept by number, and no key of a hundred thousand needs a text. */
import type { UsageKey } from './usage';

/** A key as numbers: one for each of its texts, and the days of its period. */
const WIDTH = 13;
const FIRST_ROOM = 256;
/** Of no text that is numbered. */
const UNKNOWN = -1;

/** Equal keys have the same number, as they have the same `usageKeyId`. */
export class UsageKeyNumbers {
	private count = 0;
	private readonly texts = new Map<string, number>();
	/** A row for each key in the order of numbers, and behind them the one that is looked for. */
	private rows = new Int32Array(WIDTH * FIRST_ROOM);
	/** A hash table with open addressing: numbers plus one, 0 where nothing stands. */
	private slots = new Int32Array(2 * FIRST_ROOM);

	/** The key's number; a key that has none yet gets the next one, from 0. */
	of(key: UsageKey): number {
		this.writeRow(key, this.numberedText);
		const slot = this.slotOf(this.count);
		const known = (this.slots[slot] as number) - 1;
		if (known >= 0) return known;
		const number = this.count++;
		this.slots[slot] = number + 1;
		if (2 * this.count >= this.slots.length) this.grow();
		return number;
	}

	/** The key's number; undefined where it has none. */
	find(key: UsageKey): number | undefined {
		this.writeRow(key, this.knownText);
		const known = (this.slots[this.slotOf(this.count)] as number) - 1;
		return known < 0 ? undefined : known;
	}

	private readonly knownText = (text: string): number => this.texts.get(text) ?? UNKNOWN;

	private readonly numberedText = (text: string): number => {
		let number = this.texts.get(text);
		if (number === undefined) this.texts.set(text, (number = this.texts.size));
		return number;
	};

	private writeRow(key: UsageKey, numberOf: (text: string) => number): void {
		const { rows } = this;
		let at = this.count * WIDTH;
		rows[at++] = numberOf(key.customer);
		rows[at++] = numberOf(key.currency);
		rows[at++] = numberOf(key.account);
		rows[at++] = numberOf(key.kvk);
		rows[at++] = numberOf(key.internalNumber);
		rows[at++] = numberOf(key.subscription);
		rows[at++] = numberOf(key.sku);
		rows[at++] = numberOf(key.unit);
		rows[at++] = numberOf(key.chargeName);
		rows[at++] = numberOf(key.unitPrice);
		rows[at++] = numberOf(key.vat);
		rows[at++] = key.period.from;
		rows[at] = key.period.until;
	}

	/** The slot of the key that a row is equal to, else the free one where it belongs. */
	private slotOf(row: number): number {
		const mask = this.slots.length - 1;
		let slot = this.hashOf(row) & mask;
		for (;;) {
			const other = (this.slots[slot] as number) - 1;
			if (other < 0 || this.areEqual(other, row)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	private hashOf(row: number): number {
		let hash = 0;
		for (let at = row * WIDTH; at < (row + 1) * WIDTH; at++) {
			hash = Math.imul(hash ^ (this.rows[at] as number), 0x9e3779b1);
			hash ^= hash >>> 15;
		}
		return hash;
	}

	private areEqual(a: number, b: number): boolean {
		for (let i = 0; i < WIDTH; i++) if (this.rows[a * WIDTH + i] !== this.rows[b * WIDTH + i]) return false;
		return true;
	}

	/** Twice the room: half of the slots stay free, and a row behind the last. */
	private grow(): void {
		const rows = new Int32Array(2 * this.rows.length);
		rows.set(this.rows);
		this.rows = rows;
		this.slots = new Int32Array(2 * this.slots.length);
		for (let number = 0; number < this.count; number++) this.slots[this.slotOf(number)] = number + 1;
	}
}
