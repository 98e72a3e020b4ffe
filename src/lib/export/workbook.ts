/** A specification -> the bytes of an .xlsx, its rows streamed into what SheetJS made (rules EXP-2, EXP-3, VAT-4). */
import { strToU8 } from 'fflate';
import { stopIfCancelled } from '$lib/domain/failure';
import type { Specification, UsageRow } from '$lib/domain/specification';
import type { Zone } from '$lib/domain/zone';
import { beginning, deflated, Deflating, joined, type Stretch } from './deflated';
import { SharedStrings } from './shared-strings';
import { eventWriter, specificationLayout, USAGE_LAYOUT, writeLine } from './sheet-layout';
import { emptyFrame, SheetSeries, type Notices } from './sheet-series';
import {
	aroundRows,
	beginningOf,
	framedParts,
	SHARED_STRINGS,
	sheetIndex,
	textOf,
	type Parts
} from './sheetjs';
import { zipParts, type ZipEntry } from './zip';

/** The rows that a sheet of Excel can have. */
const MAX_SHEET_ROWS = 1_048_576;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The events behind the lines, for the sheet "Verbruik" (BIL-6): some thousands at a time, in their order. */
export interface UsageSource {
	readonly batches: AsyncIterable<readonly UsageRow[]>;
	/** The billing zone, on whose clock their moments stand. */
	readonly zone: Zone;
}

export interface WorkbookOptions {
	/** With it the workbook has a second sheet (EXP-3). */
	readonly usage?: UsageSource | undefined;
	/** Rows of a sheet before the next begins; Excel's own limit unless given. */
	readonly maxRows?: number;
	/** Told every few thousand rows, and waited for. */
	readonly progress?: (rowsDone: number) => void | Promise<void>;
	readonly signal?: AbortSignal;
}

/**
 * The workbook of a specification: the same content is the same bytes, in any zone (EXP-3).
 * It never stands in memory as a whole: the Blob is made of parts. Throws Cancelled.
 */
export async function specificationWorkbook(
	specification: Specification,
	options: WorkbookOptions = {}
): Promise<{ blob: Blob; notices: Notices }> {
	stopIfCancelled(options.signal);
	const layouts = [specificationLayout(specification), ...(options.usage ? [USAGE_LAYOUT] : [])];
	const styled = beginningOf(layouts.map(emptyFrame));
	const strings = new SharedStrings(styled.strings);
	const series = layouts.map(
		(layout) => new SheetSeries(layout, styled.styles, strings, options.maxRows ?? MAX_SHEET_ROWS)
	);
	await writeRows(specification, series, options);
	const parts = framedParts(
		series.flatMap((each) => each.frames()),
		styled
	);
	const rows = series.flatMap((each) => each.finish());
	const blob = new Blob(zipParts(await entriesOf(parts, rows, strings)), { type: XLSX });
	return { blob, notices: sumOf(series.map((each) => each.notices)) };
}

const ROWS_PER_PROGRESS = 5000;

async function writeRows(
	specification: Specification,
	[lines, events]: readonly SheetSeries[],
	{ usage, progress, signal }: WorkbookOptions
): Promise<void> {
	let done = 0;
	const rowDone = (series: SheetSeries): Promise<void> | undefined => {
		if (++done % ROWS_PER_PROGRESS !== 0) return undefined;
		stopIfCancelled(signal);
		return Promise.all([series.drained(), progress?.(done)]).then(() => undefined);
	};
	for (let i = 0; lines && i < specification.rowCount; i++) {
		const row = specification.row(i);
		lines.write((to) => {
			writeLine(row, specification.currency, to);
		});
		const waiting = rowDone(lines);
		if (waiting) await waiting;
	}
	if (!usage || !events) return;
	const writeEvent = eventWriter(usage.zone);
	for await (const batch of usage.batches) {
		for (const event of batch) {
			events.write((to) => {
				writeEvent(event, to);
			});
			const waiting = rowDone(events);
			if (waiting) await waiting;
		}
	}
}

/** The parts in SheetJS's order, the sheets with their rows and the texts with those of the rows. */
async function entriesOf(
	parts: Parts,
	rows: readonly Deflating[],
	strings: SharedStrings
): Promise<ZipEntry[]> {
	const entries: ZipEntry[] = [];
	for (const [name, bytes] of parts) {
		const sheet = sheetIndex(name);
		const stretch =
			sheet !== undefined
				? await withRows(textOf(parts, name), rows[sheet])
				: name === SHARED_STRINGS
					? await deflatedTexts(strings.table(textOf(parts, name)))
					: deflated(bytes);
		entries.push({ name, method: 'deflated', ...stretch });
	}
	return entries;
}

async function withRows(sheet: string, rows: Deflating | undefined): Promise<Stretch> {
	if (!rows) throw new Error('a sheet without rows');
	const [before, behind] = aroundRows(sheet);
	rows.push(strToU8(behind));
	return joined(beginning(strToU8(before)), await rows.end());
}

const TEXTS_PER_PUSH = 4096;

async function deflatedTexts(texts: Iterable<string>): Promise<Stretch> {
	const deflating = new Deflating();
	let waiting: string[] = [];
	const push = async (): Promise<void> => {
		deflating.push(strToU8(waiting.join('')));
		waiting = [];
		await deflating.drained();
	};
	for (const text of texts) if (waiting.push(text) >= TEXTS_PER_PUSH) await push();
	await push();
	return deflating.end();
}

function sumOf(all: readonly Notices[]): Notices {
	const sum = { 'VAT-4.number-as-text': 0, 'EXP-2.text-cut': 0 };
	for (const notices of all) {
		sum['VAT-4.number-as-text'] += notices['VAT-4.number-as-text'];
		sum['EXP-2.text-cut'] += notices['EXP-2.text-cut'];
	}
	return sum;
}
