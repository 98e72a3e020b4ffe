import { expect, test, vi } from 'vitest';
import { appVersion } from '$lib/state/app-version.svelte';

test('a new version is told, refused while a job runs, and let in on the word of the user only', async () => {
	const waiting = { postMessage: vi.fn() };
	const registration = Object.assign(new EventTarget(), { waiting, installing: null });
	const workers = Object.assign(new EventTarget(), { controller: {}, ready: Promise.resolve(registration) });
	vi.spyOn(navigator, 'serviceWorker', 'get').mockReturnValue(workers as unknown as ServiceWorkerContainer);
	expect(appVersion.news).toBeUndefined();
	await appVersion.watch();
	expect(appVersion.news).toBe('waiting');
	expect(waiting.postMessage).not.toHaveBeenCalled();
	expect(appVersion.update(true)).toBe(false);
	expect(waiting.postMessage).not.toHaveBeenCalled();
	expect(appVersion.update(false)).toBe(true);
	expect(waiting.postMessage).toHaveBeenCalledExactlyOnceWith('let-in');
	appVersion.later();
	expect(appVersion.news).toBeUndefined();
});
