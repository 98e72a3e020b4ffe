/** Modules of WebAssembly, each compiled once in a worker. */

const compiled = new Map<string, WebAssembly.Module>();

/** As a module begins; it grows by itself. */
const PAGES = 16;

export const newMemory = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: PAGES });

/**
 * What a module exports, with a memory of its own. Throws what the browser throws where there is no WebAssembly, or no
 * room for one more memory.
 */
export function instanceOf<Exports>(module: string, memory: WebAssembly.Memory): Exports {
	let known = compiled.get(module);
	if (!known) {
		known = new WebAssembly.Module(Uint8Array.from(atob(module), (character) => character.charCodeAt(0)));
		compiled.set(module, known);
	}
	return new WebAssembly.Instance(known, { env: { memory } }).exports as Exports;
}
