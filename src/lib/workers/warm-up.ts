/**
 * Reads made-up records while the user still looks for a file. A browser compiles code only once it has run a while,
 * in every worker by itself: otherwise the first half of the first file is read by code that is not compiled yet.
 */
import { Cancelled } from '$lib/domain/failure';
import { Zone } from '$lib/domain/zone';
import type { Scanners } from '$lib/import/event-source';
import { readUsage } from '$lib/import/read-usage';
import type { EarlierEvents, UsageSink } from '$lib/import/usage-builder';
import { indexedChunk, indexParts } from '$lib/storage/index-parts';
import { encodeChunk } from '$lib/storage/usage';

/** Enough for the code that every record goes through, and well under a second of work. */
const RECORDS = 80_000;

/** Few, so that whoever ends it waits for little. */
const BLOCK_BYTES = 256 * 1024;

const HEADER =
	'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;kvk_nummer;intern_klantnummer;abonnementsnummer;sku;eenheid;toeslagnaam;aantal';

const NONE_EARLIER: EarlierEvents = {
	chunks: [],
	identities: () => Promise.resolve(new Uint32Array()),
	open: () => Promise.reject(new Cancelled('cancelled'))
};

/** Chunks and their index are made as they are of a file, and dropped. */
const NOWHERE: UsageSink = {
	write: (chunk) => {
		encodeChunk(chunk);
		indexParts([indexedChunk(chunk)]);
		return Promise.resolve();
	},
	open: () => Promise.reject(new Cancelled('cancelled')),
	reject: () => Promise.resolve(),
	restart: () => Promise.resolve()
};

export class WarmUp {
	private readonly controller = new AbortController();
	/** So many events were read; undefined where it did not come to its end. */
	readonly done: Promise<number | undefined>;

	/** Begins at once; what it reads is nobody's, and nothing of it is kept. */
	constructor(scanners: Scanners) {
		const context = {
			...{ zone: new Zone('Europe/Amsterdam'), earlier: NONE_EARLIER, sink: NOWHERE, scanners },
			...{ signal: this.controller.signal, chunkBytes: BLOCK_BYTES }
		};
		// Whatever goes wrong with it: a file is read all the same.
		this.done = readUsage(madeUp(RECORDS), {}, context).then(
			({ accepted }) => accepted,
			() => undefined
		);
	}

	/** Ends it, and waits until those who scan are free. */
	async stop(): Promise<void> {
		this.controller.abort();
		await this.done;
	}
}

/** Records as files mostly have them: each its own id, and many usage keys that come back. */
function madeUp(records: number): File {
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
	return new File([`${lines.join('\r\n')}\r\n`], '');
}
