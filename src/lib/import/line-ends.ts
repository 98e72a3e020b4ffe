/**
 * Line ends (IMP-1): LF, CRLF, CR CR LF and a CR alone, also mixed. A CR that belongs to no LF is a line end by
 * itself. Everything here is linear, also for a file of nothing but CRs.
 */

const CR = 13;
const LF = 10;
/** The most CRs that belong to the LF behind them. */
const CRS_OF_LF = 2;

/** CRs in a row that belong to no LF: `[from, to)`. */
export interface CrRun {
	readonly from: number;
	readonly to: number;
}

/** The next CRs from a position on that belong to no LF; undefined when there are none. */
export function nextLoneCrs(text: string, position: number): CrRun | undefined {
	let from = text.indexOf('\r', position);
	while (from !== -1) {
		let to = from + 1;
		while (text.charCodeAt(to) === CR) to++;
		const lone = text.charCodeAt(to) === LF ? to - CRS_OF_LF : to;
		if (lone > from) return { from, to: lone };
		from = text.indexOf('\r', to);
	}
	return undefined;
}

/** How many line ends a text has, a CR at its very end counted as one. */
export function countLineEnds(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
	for (let run = nextLoneCrs(text, 0); run; run = nextLoneCrs(text, run.to)) count += run.to - run.from;
	return count;
}

/** Where the CRs at a text's end begin of which only more text can tell whether they belong to an LF. */
export function withoutTrailingCrs(text: string): number {
	let end = text.length;
	while (end > 0 && text.length - end < CRS_OF_LF && text.charCodeAt(end - 1) === CR) end--;
	return end;
}

/** The position behind the first line end from `from` on; -1 when there is none, or more text must tell. */
export function behindLineEnd(text: string, from: number): number {
	const lf = text.indexOf('\n', from);
	const cr = text.indexOf('\r', from);
	if (cr === -1 || (lf !== -1 && lf < cr)) return lf === -1 ? -1 : lf + 1;
	for (let at = cr; at <= cr + CRS_OF_LF; at++) {
		if (at === text.length) return -1;
		if (text.charCodeAt(at) === LF) return at + 1;
		if (text.charCodeAt(at) !== CR) break;
	}
	return cr + 1;
}

/** The lines of a text as they stand in the file, without their line ends; at most `limit` of them. */
export function linesOf(text: string, limit: number): string[] {
	const lines: string[] = [];
	for (let from = 0; lines.length < limit && from <= text.length;) {
		const next = behindLineEnd(text, from);
		const end = next === -1 ? text.length : next;
		lines.push(text.slice(from, end).replace(/[\r\n]+$/, ''));
		if (next === -1) break;
		from = next;
	}
	return lines;
}
