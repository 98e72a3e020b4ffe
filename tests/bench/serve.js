/** Builds and serves the site, and apart from it the peers' page, which has no policy: DuckDB's worker needs none. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { build } from 'vite';

const BENCH = new URL('.', import.meta.url).pathname;
const PEERS = `${BENCH}.generated/peers`;
const PAGE =
	'<!doctype html><title>peers</title><input type="file"><script type="module" src="page.js"></script>';

/** @typedef {{ url: string; close: () => void }} Served */

export function buildSite() {
	execFileSync('node_modules/.bin/vite', ['build', '--logLevel', 'error'], { stdio: 'inherit' });
}

/** The page's script, and the worker's that it starts. */
export async function buildPeers() {
	for (const name of ['page', 'worker']) {
		await build({
			configFile: false,
			root: BENCH,
			logLevel: 'error',
			resolve: { alias: { $lib: new URL('../../src/lib', import.meta.url).pathname } },
			define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
			build: {
				outDir: PEERS,
				emptyOutDir: name === 'page',
				target: 'es2022',
				chunkSizeWarningLimit: 2000,
				lib: { entry: `${BENCH}peers/${name}.ts`, formats: ['es'], fileName: () => `${name}.js` }
			}
		});
	}
	writeFileSync(`${PEERS}/index.html`, PAGE);
}

/** @param {import('node:http').RequestListener} listener @returns {Promise<Served>} */
async function listen(listener) {
	const server = createServer(listener);
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { url: `http://localhost:${port}/`, close: () => void server.close() };
}

export function serveSite() {
	const site = sirv('build');
	return listen((request, response) => {
		site(request, response, () => void response.writeHead(404).end());
	});
}

export function servePeers() {
	const own = sirv(PEERS);
	const duckdb = sirv(`${BENCH}node_modules/@duckdb/duckdb-wasm/dist`);
	return listen((request, response) => {
		const missing = () => void response.writeHead(404).end();
		if (!request.url?.startsWith('/duckdb/')) return own(request, response, missing);
		request.url = request.url.slice('/duckdb'.length);
		return duckdb(request, response, missing);
	});
}
