import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: undefined, strict: true }),
		// Relative addresses: the build works at any sub path of any static host.
		paths: { relative: true },
		// STO-1: no other origin, ever. Workers are started from a blob so that they inherit this policy
		// (src/lib/workers/client.ts); a <meta> policy does not reach a worker loaded from a URL.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				// WebAssembly reads the bytes of files (src/lib/import/native); text never becomes code.
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self'],
				// The style attribute of Kit's own route announcer, by its hash.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	}
};
