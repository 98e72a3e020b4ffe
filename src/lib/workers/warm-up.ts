/**
 * Reads made-up records while the user still looks for a file. A browser compiles code only once it has run a while,
 * in every worker by itself: otherwise the first half of the first file is read by code that is not compiled yet.
 */
import { Cancelled, stopIfCancelled } from '$lib/domain/failure';
import { PriceBook } from '$lib/domain/pricing';
import { Zone } from '$lib/domain/zone';
import { describeReading, type Known } from '$lib/import/describe';
import type { Scanners } from '$lib/import/event-source';
import { readUsage } from '$lib/import/read-usage';
import type { EarlierEvents, UsageSink } from '$lib/import/usage-builder';
import { indexedChunk, type IndexedChunk } from '$lib/storage/index-parts';
import { encodeChunk, encodeTotals } from '$lib/storage/usage';

/** Enough for the code that every record goes through, twice: well under a second of work. */
const RECORDS = 40_000;

/**
 * Every file has readers of its own. What was compiled for those of the first alone is thrown away with the second,
 * and compiled for any; and what is done once with a file, once with each.
 */
const FILES = 4;

/** What is done once with a chunk or with a file is not compiled until it was done some times, of each file. */
const TIMES = 2;

/** Few, so that whoever ends it waits for little. */
const BLOCK_BYTES = 256 * 1024;

const HEADER =
	'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;kvk_nummer;intern_klantnummer;abonnementsnummer;sku;eenheid;toeslagnaam;aantal';

const NONE_EARLIER: EarlierEvents = {
	chunks: [],
	identities: () => Promise.resolve(new Uint32Array()),
	open: () => Promise.reject(new Cancelled('cancelled'))
};

const NOTHING_KNOWN: Known = {
	customers: new Map(),
	prices: new PriceBook([]),
	hasDraft: () => false,
	fileName: () => ''
};

type MakeIndex = (chunks: readonly IndexedChunk[]) => Promise<unknown>;

/** Chunks and their index are made as they are of a file, and dropped; the reader waits for that, and so they hold. */
function nowhere(makeIndex: MakeIndex, signal: AbortSignal): UsageSink {
	return {
		write: async (chunk) => {
			for (let time = 0; time < TIMES; time++) {
				stopIfCancelled(signal);
				encodeChunk(chunk);
				// Whoever has nothing to do makes the first, and the next one the second.
				await Promise.all([makeIndex([indexedChunk(chunk)]), makeIndex([indexedChunk(chunk)])]);
			}
		},
		open: () => Promise.reject(new Cancelled('cancelled')),
		reject: () => Promise.resolve(),
		restart: () => Promise.resolve()
	};
}

export class WarmUp {
	private readonly controller = new AbortController();
	/** So many events were read; undefined where it did not come to its end. */
	readonly done: Promise<number | undefined>;

	/** Begins at once; what it reads is nobody's, and nothing of it is kept. */
	constructor(
		private readonly scanners: Scanners,
		private readonly makeIndex: MakeIndex
	) {
		// Whatever goes wrong with it: a file is read all the same.
		this.done = this.readAll().catch(() => undefined);
	}

	/** Ends it, and waits until those who scan are free. */
	async stop(): Promise<void> {
		this.controller.abort();
		await this.done;
	}

	private async readAll(): Promise<number> {
		const records = madeUp(RECORDS);
		let events = 0;
		for (let file = 0; file < FILES; file++) events += await this.read(new File([records], ''));
		return events;
	}

	private async read(file: File): Promise<number> {
		const { scanners, makeIndex } = this;
		const { signal } = this.controller;
		const reading = await readUsage(
			file,
			{},
			{
				zone: new Zone('Europe/Amsterdam'),
				earlier: NONE_EARLIER,
				sink: nowhere(makeIndex, signal),
				scanners,
				signal,
				chunkBytes: BLOCK_BYTES
			}
		);
		for (let time = 0; time < TIMES; time++) {
			stopIfCancelled(signal);
			describeReading(file, reading, {}, NOTHING_KNOWN, 0);
			encodeTotals(reading.table);
		}
		return reading.accepted;
	}
}

/** Records as files mostly have them: each its own id, and many usage keys that come back. */
function madeUp(records: number): Blob {
	const two = (n: number): string => String(n).padStart(2, '0');
	const lines = [HEADER];
	for (let n = 0; n < records; n++) {
		// Spread over everything, and the same every time.
		const spread = Math.imul(n, 0x9e37_79b1) >>> 8;
		const account = spread % 1500;
		const customer = account % 40;
		const what = (spread >>> 11) % 8;
		const moment = `2021-${two(9 + (n % 4))}-${two(1 + (n % 28))}T${two(n % 24)}:${two(n % 60)}:00Z`;
		lines.push(
			`tx-${String(n).padStart(9, '0')};${moment};Klant ${two(customer)} B.V.;K-${customer};KA-${account};${10_000_000 + account};${account};AB-${account * 2 + (n % 2)};SKU-${what};Document;Soort ${what};${1 + (n % 5)}`
		);
	}
	return new Blob([`${lines.join('\r\n')}\r\n`]);
}
