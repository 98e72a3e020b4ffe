/** Compiles what is imported as `….ts?native` from AssemblyScript to WebAssembly, while the page is built or tested. */
import asc from 'assemblyscript/asc';

const SUFFIX = '?native';

const OPTIONS = [
	...['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'],
	// Memory is taken and never given back: what is compiled lives as long as a file is read.
	...['--runtime', 'stub', '--use', 'abort='],
	...['--enable', 'simd', '--enable', 'bulk-memory'],
	// It may have been another scanner's: nothing in it is taken to be zero.
	'--importMemory'
];

/** By file: several bundles import the same. @type {Map<string, Promise<string>>} */
const compiled = new Map();

/** @param {string} file @returns {Promise<string>} The module as base64 */
async function compile(file) {
	/** @type {Uint8Array | undefined} */
	let module;
	const { error, stderr } = await asc.main([file, '--outFile', 'module.wasm', ...OPTIONS], {
		writeFile: (name, contents) => {
			if (name === 'module.wasm' && typeof contents !== 'string') module = contents;
		}
	});
	if (error || !module) throw new Error(`${file}: ${stderr.toString()}`, { cause: error });
	return Buffer.from(module).toString('base64');
}

/** @returns {import('vite').Plugin} */
export function native() {
	return {
		name: 'native',
		enforce: 'pre',
		async load(id) {
			if (!id.endsWith(SUFFIX)) return undefined;
			const file = id.slice(0, -SUFFIX.length);
			let module = compiled.get(file);
			if (!module) compiled.set(file, (module = compile(file)));
			return `export default ${JSON.stringify(await module)};`;
		}
	};
}
