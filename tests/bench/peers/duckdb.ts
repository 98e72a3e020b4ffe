/**
 * DuckDB-WASM: the file loaded into a database in OPFS, and grouped into lines. Nothing is checked and no
 * event is told from its duplicate; it is what a user gets who writes the two statements.
 */
import {
	AsyncDuckDB,
	DuckDBAccessMode,
	DuckDBDataProtocol,
	VoidLogger,
	type AsyncDuckDBConnection
} from '@duckdb/duckdb-wasm';
import type { Measured } from './measured';

/** Where serve.js has the package's own files. */
const FILES = '/duckdb';
const DATABASE = 'bench.duckdb';

const LINE = `klantnummer, klantaccount, kvk_nummer, intern_klantnummer, abonnementsnummer, sku, eenheid,
	toeslagnaam, date_trunc('month', tijdstip)`;

const COLUMNS = `{transactie_id: 'VARCHAR', tijdstip: 'TIMESTAMP', klantnaam: 'VARCHAR', klantnummer: 'VARCHAR',
	klantaccount: 'VARCHAR', kvk_nummer: 'VARCHAR', intern_klantnummer: 'VARCHAR', abonnementsnummer: 'VARCHAR',
	sku: 'VARCHAR', eenheid: 'VARCHAR', toeslagnaam: 'VARCHAR', aantal: 'DECIMAL(18,4)'}`;

async function underConnection<Result>(
	work: (database: AsyncDuckDB, connection: AsyncDuckDBConnection) => Promise<Result>
): Promise<Result> {
	const worker = new Worker(`${FILES}/duckdb-browser-eh.worker.js`);
	const database = new AsyncDuckDB(new VoidLogger(), worker);
	await database.instantiate(`${FILES}/duckdb-eh.wasm`);
	await database.open({ path: `opfs://${DATABASE}`, accessMode: DuckDBAccessMode.READ_WRITE });
	const connection = await database.connect();
	try {
		return await work(database, connection);
	} finally {
		await connection.close();
		await database.terminate();
	}
}

async function firstNumber(connection: AsyncDuckDBConnection, statement: string): Promise<number> {
	const result = await connection.query(statement);
	return Number(result.getChildAt(0)?.get(0));
}

/**
 * The engine is started before the clock, as in a page that has it open. What was stored is then read anew, by
 * another engine, from OPFS: `rows` and `lines` prove that it is there.
 */
export async function duckDb({ decimal }: { decimal: '.' | ',' }, file: File): Promise<Measured> {
	const times = await underConnection(async (database, connection) => {
		await database.registerFileHandle('usage.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
		const began = performance.now();
		await connection.query(
			`CREATE TABLE usage AS SELECT * FROM read_csv('usage.csv', header = true, delim = ';',
			quote = '"', escape = '"', decimal_separator = '${decimal}', columns = ${COLUMNS})`
		);
		await connection.query('CHECKPOINT');
		const loaded = performance.now();
		await firstNumber(
			connection,
			`SELECT count(total) FROM (SELECT sum(aantal) AS total FROM usage GROUP BY ${LINE})`
		);
		const grouped = performance.now();
		return { ms: grouped - began, loadMs: loaded - began, groupMs: grouped - loaded };
	});
	const bytes = await sizeOfDatabase();
	const found = await underConnection(async (_database, connection) => ({
		rows: await firstNumber(connection, 'SELECT count(*) FROM usage'),
		lines: await firstNumber(connection, `SELECT count(*) FROM (SELECT 1 FROM usage GROUP BY ${LINE})`)
	}));
	return { ...times, ...found, bytes };
}

async function sizeOfDatabase(): Promise<number> {
	return (await (await closedDatabase()).getFile()).size;
}

/** The engine's worker lets go of its file a moment after it was ended; until then nobody else may open it. */
async function closedDatabase(): Promise<FileSystemFileHandle> {
	const root = await navigator.storage.getDirectory();
	const handle = await root.getFileHandle(DATABASE);
	for (let tries = 0; ; tries++) {
		try {
			await (await handle.createWritable({ keepExistingData: true })).abort();
			return handle;
		} catch (error) {
			if (tries >= 100) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
