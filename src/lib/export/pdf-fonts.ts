/** The fonts that a PDF holds, fetched from this site when the first one is made. */
import regular from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url';
import strong from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url';
import type { Fonts } from './pdf-paper';

let fetched: Promise<Fonts> | undefined;

/** Throws a TypeError where they cannot be had; the next call tries again. */
export async function pdfFonts(): Promise<Fonts> {
	fetched ??= Promise.all([bytesOf(regular), bytesOf(strong)]).then(([light, heavy]) => ({
		regular: light,
		strong: heavy
	}));
	try {
		return await fetched;
	} catch (error) {
		fetched = undefined;
		throw error;
	}
}

async function bytesOf(url: string): Promise<Uint8Array> {
	const response = await fetch(new URL(url, import.meta.url));
	if (!response.ok) throw new TypeError(`no font: ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}
