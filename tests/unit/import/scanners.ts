/** Scanners without workers: each with its own numbers, and done in an order of its own. */
import { RangeScanner, type ScanOrder } from '$lib/import/range-scanner';
import { Zone } from '$lib/domain/zone';
import type { Scanner } from '$lib/import/scanned-range';

const zone = new Zone('Europe/Amsterdam');

export function scannersOf(count: number, order: ScanOrder): Scanner[] {
	return Array.from({ length: count }, (_, i) => {
		const scanner = new RangeScanner(order, zone, zone);
		return {
			scan: async (range) => {
				const scanned = structuredClone(await scanner.scan(range));
				// Some take longer: what comes first is not what stands first.
				for (let turn = 0; turn < (i * 7) % 5; turn++) await Promise.resolve();
				return scanned;
			}
		};
	});
}
