/**
 * The billing zone (PER-1): which day and month a moment falls in, and which moment a local time is,
 * whatever the browser's own zone. Offsets come from the zone database by Temporal; what is asked once is kept.
 */
import { Temporal } from 'temporal-polyfill';
import { monthOf, type Day, type Month } from './period';

export const MS_PER_DAY = 86_400_000;

/** A stretch of time with one offset: moments from `from` up to (not including) `until`. */
interface Stretch {
	readonly from: number;
	readonly until: number;
	/** Local time less UTC, in milliseconds. */
	readonly offset: number;
}

/** A moment, in milliseconds since 1970-01-01T00:00Z, as a whole number. */
export type Moment = number;

/** Whether the zone database knows a zone's name. */
export function isZone(name: string): boolean {
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
		return true;
	} catch {
		return false;
	}
}

export class Zone {
	private latest: Stretch;
	private readonly stretches: Stretch[] = [];

	/** Throws a RangeError when the zone database does not know the name. */
	constructor(readonly name: string) {
		this.latest = this.find(0);
	}

	/** Local time less UTC at a moment, in milliseconds. */
	offsetAt(moment: Moment): number {
		if (moment < this.latest.from || moment >= this.latest.until) {
			this.latest = this.stretches.find((s) => moment >= s.from && moment < s.until) ?? this.find(moment);
		}
		return this.latest.offset;
	}

	/** The calendar day of a moment in this zone. */
	dayAt(moment: Moment): Day {
		return Math.floor((moment + this.offsetAt(moment)) / MS_PER_DAY);
	}

	/** The calendar month of a moment in this zone: the period that its usage belongs to. */
	monthAt(moment: Moment): Month {
		return monthOf(this.dayAt(moment));
	}

	/**
	 * The moment of a local time. Of a doubled hour the first is meant (PER-1); a time in the gap of spring
	 * is read with the offset before the gap, so 02:30 is the moment called 03:30.
	 */
	momentOf(day: Day, msOfDay: number): Moment {
		const local = day * MS_PER_DAY + msOfDay;
		const before = this.offsetAt(local - MS_PER_DAY);
		const after = this.offsetAt(local + MS_PER_DAY);
		if (before === after) return local - before;
		const early = local - before;
		if (this.offsetAt(early) === before) return early;
		const late = local - after;
		return this.offsetAt(late) === after ? late : early;
	}

	private find(moment: Moment): Stretch {
		const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(this.name);
		// getTimeZoneTransition('previous') looks strictly before: one nanosecond on includes the moment itself.
		const from = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
		const until = at.getTimeZoneTransition('next');
		const stretch = {
			from: from?.epochMilliseconds ?? -Infinity,
			until: until?.epochMilliseconds ?? Infinity,
			offset: at.offsetNanoseconds / 1e6
		};
		this.stretches.push(stretch);
		return stretch;
	}
}
