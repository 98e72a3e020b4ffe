/** What the page cannot do without (STO-7). */
export type Requirement = 'secure-context' | 'indexeddb' | 'workers' | 'locks';

/** What this browser, or the address that the page was opened at, does not offer. */
export function missingRequirements(): Requirement[] {
	const missing: Requirement[] = [];
	// Locks and digests exist only there, so this one names the cause of theirs.
	if (!globalThis.isSecureContext) missing.push('secure-context');
	if (!('indexedDB' in globalThis)) missing.push('indexeddb');
	if (!('Worker' in globalThis)) missing.push('workers');
	if (globalThis.isSecureContext && !('locks' in navigator)) missing.push('locks');
	return missing;
}
