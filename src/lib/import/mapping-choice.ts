/** Which mapping a file is read by: what the user chose, else what is remembered, else a preset, else its header (IMP-3). */
import { mapHeader } from './header';
import { plainMapping, type Mapping } from './mapping';
import { presetFor, type KnownMapping } from './presets';
import type { Detected } from './reading';

/** Where a mapping came from; `name` of a remembered one or a preset, else blank. */
export interface MappingOrigin {
	readonly from: 'chosen' | 'remembered' | 'preset' | 'header';
	readonly name: string;
}

export interface ChosenMapping {
	readonly mapping: Mapping;
	readonly origin: MappingOrigin;
}

/** `remembered`: the mapping that is stored for the file's header, if any. */
export function mappingFor(
	found: Detected,
	chosen: Mapping | undefined,
	remembered: KnownMapping | undefined
): ChosenMapping {
	if (chosen) return { mapping: chosen, origin: { from: 'chosen', name: '' } };
	if (remembered)
		return { mapping: remembered.mapping, origin: { from: 'remembered', name: remembered.name } };
	const preset = presetFor(found);
	if (preset) return { mapping: preset.mapping, origin: { from: 'preset', name: preset.name } };
	return { mapping: plainMapping(mapHeader(found.header).fields), origin: { from: 'header', name: '' } };
}

/** The text by which a header is known again: every name, in order. */
export function headerKey(header: readonly string[]): string {
	return JSON.stringify(header);
}
