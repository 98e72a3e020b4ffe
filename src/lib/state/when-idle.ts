/** Work that nobody waits for begins when the page has drawn what somebody does wait for. */
const AFTER_MS = 250;
const AT_LAST_MS = 2000;

/** Resolves when the page has had nothing to do for a moment, or after some seconds. */
export function whenIdle(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(() => {
			// Not every browser tells.
			if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: AT_LAST_MS });
			else resolve();
		}, AFTER_MS);
	});
}
