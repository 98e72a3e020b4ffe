import { messages, type Language } from '$lib/i18n/messages';
import { rejectedFile } from '$lib/state/rejected';

/** The rejected records of an import as CSV, the reasons in a language (IMP-6). Throws the worker's Failure. */
export async function rejectedCsv(importId: number, language: Language): Promise<Blob> {
	const { rejections } = messages[language].usage;
	return rejectedFile(importId, {
		line: rejections.line,
		column: rejections.column,
		reason: rejections.reason,
		reasons: messages[language].problems.sentences
	});
}
