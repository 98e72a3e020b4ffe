/** A workbook read by another program than the one that wrote it. */
import ExcelJS from 'exceljs';

/** What stands in the cells of a sheet: texts, numbers, dates. */
export interface ReadWorkbook {
	cell(address: string): unknown;
	/** A row's columns A to L. */
	row(number: number): unknown[];
	readonly rowCount: number;
}

/** Its first sheet, or the one of that name. */
export async function readWorkbook(blob: Blob, name?: string): Promise<ReadWorkbook> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(await blob.arrayBuffer());
	const sheet = name === undefined ? workbook.worksheets[0] : workbook.getWorksheet(name);
	if (!sheet) throw new Error('no sheet');
	return {
		cell: (address) => sheet.getCell(address).value,
		row: (number) => Array.from({ length: 12 }, (_, i) => sheet.getRow(number).getCell(i + 1).value),
		rowCount: sheet.rowCount
	};
}
