/** What the bench uses of its peers: they are installed by the first `npm run bench`, and types are checked without. */
declare module '@duckdb/duckdb-wasm' {
	export const DuckDBDataProtocol: { readonly BROWSER_FILEREADER: number };
	export const DuckDBAccessMode: { readonly READ_WRITE: number };
	export class VoidLogger {
		log(entry: unknown): void;
	}
	export interface AsyncDuckDBConnection {
		query(statement: string): Promise<{ getChildAt(column: number): { get(row: number): unknown } | null }>;
		close(): Promise<void>;
	}
	export class AsyncDuckDB {
		constructor(logger: VoidLogger, worker: Worker);
		instantiate(module: string): Promise<unknown>;
		open(config: { path: string; accessMode: number }): Promise<void>;
		registerFileHandle(name: string, file: File, protocol: number, direct: boolean): Promise<void>;
		connect(): Promise<AsyncDuckDBConnection>;
		terminate(): Promise<void>;
	}
}

declare module 'write-excel-file/browser' {
	export default function writeXlsxFile(rows: readonly (readonly (string | number)[])[]): {
		toBlob(): Promise<Blob>;
	};
}
