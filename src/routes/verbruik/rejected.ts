import { messages, type Language } from '$lib/i18n/messages';
import { imports } from '$lib/state/imports.svelte';

/** The rejected records of an import as CSV, the reasons in a language (IMP-6). Throws the worker's Failure. */
export async function rejectedCsv(importId: number, language: Language): Promise<Blob> {
	const { rejections } = messages[language].usage;
	return imports.rejected(importId, {
		line: rejections.line,
		column: rejections.column,
		reason: rejections.reason,
		reasons: messages[language].problems.sentences
	});
}
