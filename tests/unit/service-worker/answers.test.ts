import { describe, expect, test } from 'vitest';
import { answerTo, type Site } from '../../../src/service-worker/answers';

/** The same site at the root and below a sub path. */
const sites = ['', '/facturen/app'].map((base): [string, Site] => [
	base,
	{
		origin: 'https://voorbeeld.nl',
		files: new Set([`${base}/_app/immutable/start.js`, `${base}/icon.svg`]),
		pages: new Set([`${base}/`, `${base}/rapporten/factuur/`])
	}
]);

describe.each(sites)('STO-1 offline below "%s"', (base, site) => {
	const answer = (path: string) => answerTo(new URL(`https://voorbeeld.nl${base}${path}`), site);

	test('STO-1 keeps pages, whatever their query, and files', () => {
		expect(answer('/')).toEqual({ kind: 'kept', path: `${base}/` });
		expect(answer('/rapporten/factuur/?nummer=2022-0001')).toEqual({
			kind: 'kept',
			path: `${base}/rapporten/factuur/`
		});
		expect(answer('/_app/immutable/start.js')).toEqual({
			kind: 'kept',
			path: `${base}/_app/immutable/start.js`
		});
	});

	test('STO-1 leads an address without its slash to the page, with its query', () => {
		expect(answer('/rapporten/factuur?nummer=2022-0001')).toEqual({
			kind: 'redirect',
			to: `${base}/rapporten/factuur/?nummer=2022-0001`
		});
		expect(answer('/rapporten/factuur/index.html')).toEqual({
			kind: 'redirect',
			to: `${base}/rapporten/factuur/`
		});
	});

	test('STO-1 leaves to the network what is not its own', () => {
		expect(answer('/rapporten/onbekend/')).toEqual({ kind: 'network' });
		expect(answer('/_app/version.json')).toEqual({ kind: 'network' });
		const elsewhere = new URL(`https://elders.nl${base}/icon.svg`);
		expect(answerTo(elsewhere, site)).toEqual({ kind: 'network' });
	});
});
