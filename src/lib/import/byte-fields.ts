/** Records of a plain file once more, as they stand in it: for those few that are shown to the user. */
import { ByteCells } from './byte-cells';
import { ByteRecords } from './byte-records';
import type { Detected } from './reading';

export class ByteFields {
	private opened: { readonly record: ByteRecords; readonly cells: ByteCells } | undefined;

	constructor(private readonly found: Detected) {}

	/** The fields of the records of some bytes, by row; `begins`: where each of them begins. */
	of(bytes: Uint8Array<ArrayBuffer>, begins: Uint32Array): (row: number) => string[] {
		const { record, cells } = (this.opened ??= this.open());
		return (row) => {
			if (record.bytes !== bytes) record.take(bytes);
			record.cut(begins[row] as number, true);
			return cells.fields();
		};
	}

	close(): void {
		this.opened?.record.close();
	}

	private open(): { record: ByteRecords; cells: ByteCells } {
		const record = new ByteRecords(this.found.dialect);
		return { record, cells: new ByteCells(record, this.found) };
	}
}
