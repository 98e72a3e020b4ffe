/** Invoices as documents, for the queue of exports (EXP-5). */
import { documentFileName, documentLacks, type DocumentFormat } from '$lib/domain/document';
import { Failure } from '$lib/domain/failure';
import type { NamedFile } from '$lib/export/archive';
import type { ExportJob } from '$lib/storage/exports';
import type { readWholeInvoice } from '$lib/storage/invoices';

type Stored = Awaited<ReturnType<typeof readWholeInvoice>>;

const TYPES: Readonly<Record<DocumentFormat, string>> = {
	pdf: 'application/pdf',
	ubl: 'application/xml'
};

/** The file of one invoice. Throws `EXP-5.incomplete` when it lacks something that the format asks for. */
export async function documentFile(
	{ record, invoice }: Stored,
	format: DocumentFormat,
	language: ExportJob['language'],
	progress: (lines: number) => void
): Promise<NamedFile> {
	const { number, seller } = record;
	if (number === undefined || !seller || documentLacks(record, format).length > 0)
		throw new Failure('EXP-5.incomplete');
	const document = { invoice, number, seller };
	const name = documentFileName(number, format);
	// Both are large, and most exports are workbooks.
	if (format === 'ubl') {
		const { ublFile } = await import('$lib/export/ubl');
		return { name, blob: blobOf(ublFile(document), format) };
	}
	const [{ pdfFile }, { pdfFonts }] = await Promise.all([
		import('$lib/export/pdf-invoice'),
		import('$lib/export/pdf-fonts')
	]);
	const fonts = await pdfFonts();
	const bytes = await pdfFile(document, { fonts, language: language ?? 'nl', progress });
	return { name, blob: blobOf(bytes, format) };
}

function blobOf(bytes: Uint8Array, format: DocumentFormat): Blob {
	return new Blob([bytes as BlobPart], { type: TYPES[format] });
}
