/** The columns that a download of rejected records has in front of those of its file (IMP-6). */
import { normaliseName } from './header';

/** Their names in every language in which such a file is written. */
const NAMES: readonly (readonly string[])[] = [
	['Regel', 'Kolom', 'Reden'],
	['Line', 'Column', 'Reason']
].map((names) => names.map(normaliseName));

/** How many columns of a header are not its file's own. */
export function addedColumns(header: readonly string[]): number {
	const added = NAMES.find((names) => names.every((name, i) => normaliseName(header[i] ?? '') === name));
	return added && header.length > added.length ? added.length : 0;
}
