/** Which address is answered by what: the service worker's decisions, apart from its events. */

/** What one version of the site consists of. Paths begin with the base, and are as in a URL. */
export interface Site {
	readonly origin: string;
	/** Scripts, styles, fonts, icons, sample files. */
	readonly files: ReadonlySet<string>;
	/** Pages, each with the slash at its end. */
	readonly pages: ReadonlySet<string>;
}

export type Answer =
	| { readonly kind: 'kept'; readonly path: string }
	| { readonly kind: 'redirect'; readonly to: string }
	/** None of this version's: the network answers. */
	| { readonly kind: 'network' };

/**
 * Pages refer to their scripts relative to their own address, so `/x` must become `/x/` before anything is
 * loaded. A page's query is its own affair (`…/factuur/?nummer=…`): the page kept is the same.
 */
export function answerTo(url: URL, site: Site): Answer {
	if (url.origin !== site.origin) return { kind: 'network' };
	const path = url.pathname;
	if (site.files.has(path) || site.pages.has(path)) return { kind: 'kept', path };
	if (site.pages.has(`${path}/`)) return { kind: 'redirect', to: `${path}/${url.search}` };
	const folder = path.replace(/index\.html$/, '');
	if (folder !== path && site.pages.has(folder)) return { kind: 'redirect', to: folder + url.search };
	return { kind: 'network' };
}
