/** What native/pack.ts exports, once it is compiled. Numbers that mean a place are bytes of its memory. */
import { instanceOf, newMemory } from '$lib/native/instance';
import module from './native/pack.ts?native';

export interface NativePack {
	readonly memory: WebAssembly.Memory;
	readonly MOST: { readonly value: number };
	readonly MOST_TEXT: { readonly value: number };
	readonly isEven: { readonly value: number };
	readonly fitsBytes: { readonly value: number };
	readonly least: { readonly value: number };
	readonly most: { readonly value: number };
	columnAt(): number;
	lowAt(): number;
	highAt(): number;
	look(length: number): void;
	areMultiples(length: number, unit: number): number;
	pack(length: number, least: number, unit: number, width: number): void;
	textAt(): number;
	numbers(rows: number, length: number, digits: number): number;
}

/** The worker's own; null where there is no WebAssembly, or no room for it. */
let own: NativePack | null | undefined;

/** Undefined where columns of so many rows are to be packed without. */
export function nativePack(rows: number): NativePack | undefined {
	if (own === undefined) {
		try {
			own = instanceOf<NativePack>(module, newMemory());
		} catch {
			own = null;
		}
	}
	return own && rows > 0 && rows <= own.MOST.value ? own : undefined;
}
