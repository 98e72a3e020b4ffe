/** A workbook as a program other than ours reads it. */
import ExcelJS from 'exceljs';

/** A cell: its value, what kind of value it is, and its number format where that is not the general one. */
export interface Cell {
	readonly value: string | number;
	readonly kind: 'text' | 'number' | 'date';
	readonly format?: string;
}

export interface Sheet {
	readonly name: string;
	/** By address: `B3`. Empty cells are left out. */
	readonly cells: Readonly<Record<string, Cell>>;
	readonly autoFilter: string;
	/** Of each column from A on, in characters. */
	readonly widths: readonly number[];
}

export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(new Uint8Array(bytes).buffer);
	return workbook.worksheets.map((sheet) => {
		const cells: Record<string, Cell> = {};
		sheet.eachRow((row) => {
			row.eachCell((cell) => {
				if (cell.value !== null && cell.value !== '') cells[cell.address] = cellOf(cell);
			});
		});
		const { autoFilter } = sheet;
		return {
			name: sheet.name,
			cells,
			autoFilter: typeof autoFilter === 'string' ? autoFilter : JSON.stringify(autoFilter),
			widths: Array.from({ length: sheet.columnCount }, (_, i) => sheet.getColumn(i + 1).width ?? 0)
		};
	});
}

function cellOf({ value, numFmt, address }: ExcelJS.Cell): Cell {
	const format = numFmt && numFmt !== 'General' && numFmt !== '@' ? { format: numFmt } : {};
	if (typeof value === 'string') return { value, kind: 'text', ...format };
	if (typeof value === 'number') return { value, kind: 'number', ...format };
	// A date of a workbook has no zone; the library reads it as if it were UTC.
	if (value instanceof Date) return { value: value.toISOString().slice(0, 10), kind: 'date', ...format };
	throw new TypeError(`${address} is neither text, number nor date`);
}
