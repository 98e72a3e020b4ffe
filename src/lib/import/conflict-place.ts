/** Where the other record of a conflict stands (IMP-7), in the user's own words. */

/** `3:15`, import and line, as the user knows them: `verbruik.csv:15`. What is no such place stays as it is. */
export function withFileName<Detail extends { readonly code: string; readonly other: string }>(
	detail: Detail,
	fileName: (importId: number) => string
): Detail {
	const place = detail.code === 'IMP-7.conflict-with-import' ? /^(\d+):(\d+)$/.exec(detail.other) : null;
	if (!place) return detail;
	return { ...detail, other: `${fileName(Number(place[1]))}:${place[2] ?? ''}` };
}
