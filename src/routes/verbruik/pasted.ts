/** Cells that were copied in a spreadsheet, as a file. */

/** The text as a file named by when it was pasted; undefined where it is no table: one line, or one column. */
export function pastedFile(text: string, name: string): File | undefined {
	const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
	if (lines.length < 2) return undefined;
	const hasTabs = (lines[0] ?? '').includes('\t');
	if (!hasTabs && !/[;,|]/.test(lines[0] ?? '')) return undefined;
	// A colon has no place in a file's name.
	return new File([text], `${name.replaceAll(':', '.')}.${hasTabs ? 'tsv' : 'csv'}`, { type: 'text/plain' });
}
