/** WebAssembly of what stands in native/, as base64 (lib/native/compile.js). */
declare module '*?native' {
	const module: string;
	export default module;
}
