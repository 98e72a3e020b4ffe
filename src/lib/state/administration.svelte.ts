import { Failure } from '$lib/domain/failure';
import { openAdministration, type AdministrationName } from '$lib/storage/database';

const KEY = 'specifiek.administration';

function chosen(): AdministrationName {
	try {
		return localStorage.getItem(KEY) === 'sample' ? 'sample' : 'own';
	} catch {
		return 'own';
	}
}

/** The administration that the page shows: the user's own, or the sample's (STO-6). */
class CurrentAdministration {
	readonly name = chosen();
	readonly database = openAdministration(this.name);
	/** Another tab has moved on to a newer schema: this one has stopped, and must be reloaded (STO-2). */
	#outdated = $state(false);

	constructor() {
		this.database.on('versionchange', () => {
			this.#outdated = true;
			this.database.close();
		});
		this.database.open().catch((error: unknown) => {
			// Any other reason is told by whoever reads or writes.
			if (error instanceof Failure) this.#outdated = true;
		});
	}

	get outdated(): boolean {
		return this.#outdated;
	}

	get isSample(): boolean {
		return this.name === 'sample';
	}

	/** Shows another administration, from the address on. The page starts anew, so nothing of the one stays in the other. */
	switchTo(name: AdministrationName, address: string): void {
		localStorage.setItem(KEY, name);
		location.assign(address);
	}
}

export const administration = new CurrentAdministration();
