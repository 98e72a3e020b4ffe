/** The built site on the plainest of static hosts: files and folders, and nothing for an address that has none. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../build/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.csv': 'text/csv; charset=utf-8',
	'.webmanifest': 'application/manifest+json'
};

export class Site {
	private server: Server | undefined;
	private port = 0;
	/** Paths that were asked for, in their order. */
	readonly asked: string[] = [];

	/** `base` is the path that the site stands below: `/`, or `/foo/`. */
	constructor(private readonly base = '/') {}

	/** The address of the start page. */
	get url(): string {
		return `http://127.0.0.1:${this.port}${this.base}`;
	}

	/** Serves; after a stop on the same port as before. */
	async start(): Promise<this> {
		const server = createServer((request, response) => {
			this.answer(request, response).catch((error: unknown) => {
				response.destroy(error instanceof Error ? error : undefined);
			});
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(this.port, '127.0.0.1', resolve);
		});
		const address = server.address();
		if (address !== null && typeof address === 'object') this.port = address.port;
		this.server = server;
		return this;
	}

	/** Connections that are open end too: nothing answers any more. */
	async stop(): Promise<void> {
		const { server } = this;
		if (!server) return;
		this.server = undefined;
		const closed = new Promise<void>((resolve) => server.close(() => resolve()));
		server.closeAllConnections();
		await closed;
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, search } = new URL(request.url ?? '/', this.url);
		this.asked.push(pathname);
		const file = this.fileOf(pathname);
		const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
		if (file === undefined || !found) {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
		} else if (found.isDirectory()) {
			response.writeHead(301, { location: `${pathname}/${search}` }).end();
		} else {
			const body = await readFile(file);
			const type = TYPES[extname(file)] ?? 'application/octet-stream';
			response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
		}
	}

	private fileOf(pathname: string): string | undefined {
		if (!pathname.startsWith(this.base)) return undefined;
		const path = normalize(decodeURIComponent(pathname.slice(this.base.length)));
		if (path.startsWith('..')) return undefined;
		return join(BUILD, pathname.endsWith('/') ? join(path, 'index.html') : path);
	}
}
