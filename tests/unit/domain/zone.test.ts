import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayOf, isoDate, isoMonth } from '$lib/domain/period';
import { isZone, MS_PER_DAY, Zone } from '$lib/domain/zone';

const ZONES = [
	'Europe/Amsterdam',
	'America/New_York',
	'Pacific/Auckland',
	'Australia/Lord_Howe',
	'Asia/Kolkata',
	'Pacific/Apia',
	'UTC'
];
const HOUR = 3_600_000;
const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;
const moments = () => fc.integer({ min: at('1971-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });

/** The second way: what the platform's own calendar shows in a zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function shown(zone: string, moment: number): string {
	const clock =
		clocks.get(zone) ??
		new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'medium'
		});
	clocks.set(zone, clock);
	return clock.format(moment);
}

const wall = (day: number, msOfDay: number): string =>
	`${isoDate(day)} ${new Temporal.PlainTime().add({ milliseconds: msOfDay }).toString({ smallestUnit: 'second' })}`;

describe('zone', () => {
	it('PER-1 2026-03-31T22:30Z is April in Amsterdam, and March an hour before', () => {
		const zone = new Zone('Europe/Amsterdam');
		expect(isoMonth(zone.monthAt(at('2026-03-31T22:30Z')))).toBe('2026-04');
		expect(isoMonth(zone.monthAt(at('2026-03-31T22:00Z')))).toBe('2026-04');
		expect(isoMonth(zone.monthAt(at('2026-03-31T21:59:59.999Z')))).toBe('2026-03');
		expect(isoMonth(zone.monthAt(at('2021-12-31T23:00Z')))).toBe('2022-01');
		expect(isoMonth(zone.monthAt(at('2021-12-31T22:59:59Z')))).toBe('2021-12');
	});

	it.each(ZONES)('PER-1 local days and times in %s are those of the platform calendar', (name) => {
		// One zone for all moments: what it keeps of one must not be wrong for the next.
		const zone = new Zone(name);
		fc.assert(
			fc.property(moments(), (moment) => {
				const local = moment + zone.offsetAt(moment);
				const day = Math.floor(local / MS_PER_DAY);
				expect(zone.dayAt(moment)).toBe(day);
				expect(wall(day, local - day * MS_PER_DAY)).toBe(shown(name, moment));
			}),
			{ numRuns: 500 }
		);
	});

	it.each(ZONES)('PER-1 both clock changes of %s, to the millisecond, from 2000 to 2040', (name) => {
		const zone = new Zone(name);
		let change = Temporal.Instant.from('2000-01-01T00:00Z').toZonedDateTimeISO(name);
		for (;;) {
			const next = change.getTimeZoneTransition('next');
			if (!next || next.year > 2040) break;
			for (const delta of [-1, 0, 1, -HOUR, HOUR]) {
				const moment = next.epochMilliseconds + delta;
				const offset = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name);
				expect(zone.offsetAt(moment)).toBe(offset.offsetNanoseconds / 1e6);
			}
			change = next;
		}
	});

	it('PER-1 of the doubled hour in October the first is meant', () => {
		const zone = new Zone('Europe/Amsterdam');
		const october = dayOf(2021, 10, 31);
		expect(zone.momentOf(october, 2 * HOUR)).toBe(at('2021-10-31T00:00Z'));
		expect(zone.momentOf(october, 2.5 * HOUR)).toBe(at('2021-10-31T00:30Z'));
		expect(zone.momentOf(october, 3 * HOUR - 1)).toBe(at('2021-10-31T00:59:59.999Z'));
		expect(zone.momentOf(october, 3 * HOUR)).toBe(at('2021-10-31T02:00Z'));
		const newYork = new Zone('America/New_York');
		expect(newYork.momentOf(dayOf(2021, 11, 7), 1.5 * HOUR)).toBe(at('2021-11-07T05:30Z'));
		const auckland = new Zone('Pacific/Auckland');
		expect(auckland.momentOf(dayOf(2021, 4, 4), 2.5 * HOUR)).toBe(at('2021-04-03T13:30Z'));
	});

	it('PER-1 a time in the gap of spring is read with the offset before it', () => {
		const zone = new Zone('Europe/Amsterdam');
		const march = dayOf(2022, 3, 27);
		expect(zone.momentOf(march, 2.5 * HOUR)).toBe(at('2022-03-27T01:30Z'));
		expect(zone.momentOf(march, 2 * HOUR - 1)).toBe(at('2022-03-27T00:59:59.999Z'));
		expect(zone.momentOf(march, 3 * HOUR)).toBe(at('2022-03-27T01:00Z'));
	});

	it.each(ZONES)('PER-1 local times of %s become the moments that a search of all offsets finds', (name) => {
		const zone = new Zone(name);
		const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
		const days = fc.oneof(
			fc.integer({ min: dayOf(1971, 1, 1), max: dayOf(2099, 12, 31) }),
			// Clock changes are few: most of the days tried lie next to one.
			...changesOf(name).map((day) => fc.integer({ min: day - 1, max: day + 1 }))
		);
		fc.assert(
			fc.property(days, minutes, (day, minute) => {
				const moment = zone.momentOf(day, minute * 60_000);
				const text = wall(day, minute * 60_000);
				const first = firstShown(name, day * MS_PER_DAY + minute * 60_000, text);
				if (first !== undefined) expect(moment).toBe(first);
				// Shown at no moment at all: the clock has skipped it.
				else expect(shown(name, moment) > text).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});

	it('PER-1 the zone database decides what a zone is', () => {
		expect(isZone('Europe/Amsterdam')).toBe(true);
		expect(isZone('Europe/Utrecht')).toBe(false);
		expect(() => new Zone('Europe/Utrecht')).toThrow(RangeError);
	});
});

/** The first moment at which a zone's clock shows a text, of every quarter of an hour's offset there is. */
function firstShown(zone: string, local: number, text: string): number | undefined {
	for (let offset = 15 * HOUR; offset >= -15 * HOUR; offset -= HOUR / 4)
		if (shown(zone, local - offset) === text) return local - offset;
	return undefined;
}

function changesOf(zone: string): number[] {
	const days: number[] = [];
	let change = Temporal.Instant.from('2010-01-01T00:00Z').toZonedDateTimeISO(zone);
	for (;;) {
		const next = change.getTimeZoneTransition('next');
		if (!next || next.year > 2024) return days;
		days.push(dayOf(next.year, next.month, next.day));
		change = next;
	}
}
