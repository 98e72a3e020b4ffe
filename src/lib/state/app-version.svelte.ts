/** An open page asks for a new version this often at most, when it comes into view. */
const ASK_EVERY_MS = 3_600_000;

/**
 * Which version of the page this tab runs, and whether another one is there. Kit registers the service worker
 * (src/service-worker); here is what the user is told about it and what happens on their word. Nothing is
 * reloaded unasked.
 */
class AppVersion {
	#waiting: ServiceWorker | undefined = $state.raw();
	#elsewhere = $state(false);
	#offlineReady = $state(false);
	#later = $state(false);
	/** This tab asked for the new version: the page loads anew as soon as it is in. */
	#switching = false;
	#asked = 0;

	/**
	 * `waiting`: a new version waits to be let in. `elsewhere`: another tab let it in, and this tab still runs
	 * the old one. Undefined: nothing new, or the user said later.
	 */
	get news(): 'waiting' | 'elsewhere' | undefined {
		if (this.#later) return undefined;
		if (this.#elsewhere) return 'elsewhere';
		return this.#waiting ? 'waiting' : undefined;
	}

	/** Everything needed without a network is kept in this browser. */
	get offlineReady(): boolean {
		return this.#offlineReady;
	}

	/** To be called once, by the page's frame. Does nothing where the browser has no service workers. */
	async watch(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const workers = navigator.serviceWorker;
		// A page's first worker takes over too: that is no other version.
		let controlled = workers.controller !== null;
		workers.addEventListener('controllerchange', () => {
			if (this.#switching) location.reload();
			else if (controlled) this.#elsewhere = true;
			controlled = true;
			this.#later = false;
		});
		const registration = await workers.ready;
		this.#offlineReady = true;
		this.#look(registration);
		registration.addEventListener('updatefound', () => {
			const installing = registration.installing;
			installing?.addEventListener('statechange', () => this.#look(registration));
		});
		document.addEventListener('visibilitychange', () => void this.#ask(registration));
	}

	/** Lets the new version in and loads the page anew. Refused (false) while a job runs. */
	update(busy: boolean): boolean {
		if (busy) return false;
		if (this.#elsewhere || !this.#waiting) {
			location.reload();
			return true;
		}
		this.#switching = true;
		this.#waiting.postMessage('let-in');
		return true;
	}

	/** Not now: the news comes back with the next version or the next time that the page is opened. */
	later(): void {
		this.#later = true;
	}

	#look(registration: ServiceWorkerRegistration): void {
		const waiting = registration.waiting ?? undefined;
		if (waiting && waiting !== this.#waiting) this.#later = false;
		this.#waiting = waiting;
	}

	/** A tab that stays open for days would never hear of a new version by itself. */
	async #ask(registration: ServiceWorkerRegistration): Promise<void> {
		if (document.visibilityState !== 'visible') return;
		if (performance.now() - this.#asked < ASK_EVERY_MS) return;
		this.#asked = performance.now();
		try {
			await registration.update();
		} catch {
			// No network, or the site is gone: the version kept goes on working.
		}
	}
}
export const appVersion = new AppVersion();
