/** Where the other record of a conflict stands (IMP-7), in the user's own words. */

const CONFLICTS: ReadonlySet<string> = new Set(['IMP-7.conflict-in-file', 'IMP-7.conflict-with-import']);

/** Whether a record is rejected because another stands under its id. */
export function isConflict({ code }: { readonly code: string }): boolean {
	return CONFLICTS.has(code);
}

/** The import (undefined: the same file) and line of the record that another is in conflict with. */
export function conflictPlace({
	code,
	other
}: {
	readonly code: string;
	readonly other: string;
}): { readonly importId: number | undefined; readonly line: number } | undefined {
	const place = /^(?:(\d+):)?(\d+)$/.exec(other);
	if (!place || !isConflict({ code })) return undefined;
	return { importId: place[1] === undefined ? undefined : Number(place[1]), line: Number(place[2]) };
}

/** `3:15`, import and line, as the user knows them: `verbruik.csv:15`. What is no such place stays as it is. */
export function withFileName<Detail extends { readonly code: string; readonly other: string }>(
	detail: Detail,
	fileName: (importId: number) => string
): Detail {
	const place = detail.code === 'IMP-7.conflict-with-import' ? /^(\d+):(\d+)$/.exec(detail.other) : null;
	if (!place) return detail;
	return { ...detail, other: `${fileName(Number(place[1]))}:${place[2] ?? ''}` };
}
