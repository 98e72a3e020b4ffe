/**
 * Readings of meters to use (IMP-3): the difference of two readings of one meter that follow each other in time, in
 * whatever order the file has them. A meter is what agrees in all but period and moment: customer, account, SKU, …
 */
import { isNegative, subtract, toText, type Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { Moment, Zone } from '$lib/domain/zone';
import { EventBatch, type Rejection } from './event-batch';
import type { UsageKeys } from './usage-keys';

/** Readings of one file that are held in memory until all of them are known: some 300 MB. */
const MAX_READINGS = 1_000_000;

const MS_PER_HOUR = 3_600_000;
const LARGEST_SMALL = 999_999_999n;

interface Reading {
	readonly batch: EventBatch;
	readonly row: number;
	readonly moment: Moment;
	readonly quantity: Decimal;
}

/** Use of a meter between two readings; `from` is the earlier one. */
interface Use {
	readonly from: Reading;
	readonly until: Reading;
	readonly quantity: Decimal;
}

export class MeterDifferences {
	/** First readings of meters: from them on use is known, of themselves there is none. */
	firstReadings = 0;
	private readonly meters = new Map<number, Reading[]>();
	private count = 0;

	/** `at`: whether use belongs to the moment of the reading that begins or that ends its stretch. `zone`: of stamps. */
	constructor(
		private readonly keys: UsageKeys,
		private readonly at: 'begin' | 'end',
		private readonly zone: Zone
	) {}

	/** Takes the readings of a batch. Throws `IMP-3.too-many-readings`. */
	add(batch: EventBatch): void {
		this.count += batch.count;
		if (this.count > MAX_READINGS) {
			throw new Failure('IMP-3.too-many-readings', {
				line: batch.lines[batch.count - 1] as number,
				other: String(MAX_READINGS)
			});
		}
		for (let row = 0; row < batch.count; row++) {
			const meter = this.keys.withoutPeriod(batch.keys[row] as number);
			const reading = { batch, row, moment: batch.moment(row), quantity: batch.quantity(row) };
			const known = this.meters.get(meter);
			if (known) known.push(reading);
			else this.meters.set(meter, [reading]);
		}
	}

	/**
	 * All use, in the order of the file. A reading below the one before it is handed to `reject`: the meter was
	 * exchanged, or a reading is wrong, and what was used nobody can tell from it. From it on is counted again.
	 */
	finish(reject: (rejection: Rejection) => void): EventBatch {
		const uses: Use[] = [];
		for (const unordered of this.meters.values()) {
			const readings = inTime(unordered, this.zone);
			this.firstReadings++;
			for (let i = 1; i < readings.length; i++) {
				const [from, until] = [readings[i - 1] as Reading, readings[i] as Reading];
				const quantity = subtract(until.quantity, from.quantity);
				if (isNegative(quantity)) reject(decrease(from, until));
				else uses.push({ from, until, quantity });
			}
		}
		uses.sort((a, b) => lineOf(a.until) - lineOf(b.until) || a.until.row - b.until.row);
		return this.batchOf(uses);
	}

	private batchOf(uses: readonly Use[]): EventBatch {
		const ids = uses.map(({ until }) =>
			until.batch.idBytes.slice(until.batch.idFrom[until.row], until.batch.idTo[until.row])
		);
		const bytes = new Uint8Array(ids.reduce((sum, id) => sum + id.length, 0));
		const batch = new EventBatch(uses.length, bytes, (row) => {
			const { until } = uses[row] as Use;
			return until.batch.fieldsOf(until.row);
		});
		let at = 0;
		for (const [row, use] of uses.entries()) {
			const id = ids[row] as Uint8Array;
			bytes.set(id, at);
			batch.idFrom[row] = at;
			batch.idTo[row] = at += id.length;
			this.put(batch, row, use);
		}
		batch.count = uses.length;
		return batch;
	}

	private put(batch: EventBatch, row: number, { from, until, quantity }: Use): void {
		const moment = this.at === 'begin' ? from.moment : until.moment;
		batch.moments[row] = moment;
		batch.lines[row] = lineOf(until);
		batch.keys[row] = this.keys.withMonth(until.batch.keys[until.row] as number, moment);
		const isSmall = quantity.scale === 0 && quantity.coefficient <= LARGEST_SMALL;
		if (isSmall) batch.small[row] = Number(quantity.coefficient);
		else batch.decimals.set(row, quantity);
	}
}

/**
 * Readings of one meter in time, from a file that has them oldest or newest first. Stamps of the doubled hour in
 * autumn go back where it begins anew: there the second is meant (PER-1).
 */
function inTime(readings: Reading[], zone: Zone): Reading[] {
	const newestFirst = (readings[0]?.moment ?? 0) > (readings.at(-1)?.moment ?? 0);
	const ordered = newestFirst ? readings.reverse() : readings;
	let latest = -Infinity;
	const placed = ordered.map((reading) => {
		const second = reading.moment + MS_PER_HOUR;
		const isDoubled = zone.offsetAt(reading.moment) - zone.offsetAt(second) === MS_PER_HOUR;
		const moment = isDoubled && reading.moment < latest ? second : reading.moment;
		latest = Math.max(latest, moment);
		return moment === reading.moment ? reading : { ...reading, moment };
	});
	return placed.sort((a, b) => a.moment - b.moment);
}

function decrease(from: Reading, until: Reading): Rejection {
	const { batch, row } = until;
	return {
		code: 'IMP-3.reading-decreases',
		line: lineOf(until),
		column: batch.quantityColumn(row),
		value: toText(until.quantity),
		other: `${toText(from.quantity)}:${lineOf(from)}`,
		fields: batch.fieldsOf(row).slice()
	};
}

function lineOf({ batch, row }: Reading): number {
	return batch.lines[row] as number;
}
