/** A browser that forbids storage throws on the mere mention of it. */
function storage(): Storage | undefined {
	try {
		return globalThis.localStorage;
	} catch {
		return undefined;
	}
}

/**
 * One choice of the user that this browser remembers: `onchoice` is told what is kept (null: nothing) at once,
 * and again whenever another tab changes it. Where nothing can be kept, choices last as long as the page.
 */
export function keptChoice(key: string, onchoice: (value: string | null) => void): (value: string) => void {
	onchoice(storage()?.getItem(key) ?? null);
	globalThis.addEventListener?.('storage', (event) => {
		if (event.key === key) onchoice(event.newValue);
	});
	return (value) => {
		onchoice(value);
		try {
			storage()?.setItem(key, value);
		} catch {
			// Full: the page shows the choice all the same.
		}
	};
}
