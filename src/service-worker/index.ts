/**
 * The page without a network: everything of one version is kept at installation, and answered from there.
 * A new version waits until the user lets it in (state/app-version.svelte.ts); it never takes over by itself,
 * for a job may be running in an open tab.
 */
import { base, build, files, prerendered, version } from '$service-worker';
import { answerTo, type Site } from './answers';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Other sites below the same origin have caches of their own beside these. */
const OURS = `specifiek:${base}:`;
const CACHE = OURS + version;

const site: Site = {
	origin: worker.location.origin,
	// Hosts do not serve files whose name begins with a dot.
	files: new Set([...build, ...files.filter((path) => !path.includes('/.'))]),
	pages: new Set(prerendered)
};

/** Fetches past the browser's own cache, where a file of the version before may still lie. Throws when it fails. */
async function keep(cache: Cache, path: string): Promise<void> {
	const response = await fetch(new Request(path, { cache: 'reload' }));
	if (!response.ok) throw new Error(`${path}: ${response.status}`);
	// A response that came by a redirect may not answer a navigation: its content may.
	const own = response.redirected
		? new Response(await response.blob(), { headers: response.headers })
		: response;
	await cache.put(path, own);
}

/** All or nothing: a version of which one file is missing is not installed. */
async function install(): Promise<void> {
	const cache = await caches.open(CACHE);
	await Promise.all([...site.files, ...site.pages].map((path) => keep(cache, path)));
}

async function activate(): Promise<void> {
	const names = await caches.keys();
	const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
	await Promise.all(old.map((name) => caches.delete(name)));
	// The first visit already works offline. Later ones are no surprise: the user let this version in.
	await worker.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));

worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
	if (event.data === 'let-in') event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
	if (event.request.method !== 'GET') return;
	const answer = answerTo(new URL(event.request.url), site);
	if (answer.kind === 'kept') event.respondWith(kept(answer.path, event.request));
	if (answer.kind === 'redirect') event.respondWith(Response.redirect(answer.to));
});
