/** Work that one tab at a time may do, over all tabs of an administration. */
import type { AdministrationName } from '$lib/storage/database';

export type LockName = 'import' | 'billing' | 'export';

const nameOf = (lock: LockName, administration: AdministrationName): string =>
	`specifiek.${administration}.${lock}`;

/** Waits for the lock, then works under it. */
export async function underLock<Result>(
	lock: LockName,
	administration: AdministrationName,
	work: () => Promise<Result>
): Promise<Result> {
	return navigator.locks.request(nameOf(lock, administration), work);
}

/** Over all tabs: held by whatever somebody waits for, by all of it at once. */
const WAITED_FOR = 'specifiek.waited-for';

/** Tells what nobody waits for, in any tab, that somebody waits for this until it settles. */
export function holdWaitedFor(work: Promise<unknown>): void {
	const settled = work.then(
		() => undefined,
		() => undefined
	);
	// Whoever closes the page while this is asked for waits no more.
	navigator.locks.request(WAITED_FOR, { mode: 'shared' }, () => settled).catch(() => undefined);
}

/** What was waited for is drawn then. */
const DRAWN_AFTER_MS = 250;

/** Resolves when nothing is under way that somebody waits for: a machine has few cores, and those go first. */
export async function untilNobodyWaits(): Promise<void> {
	const isFree = (): Promise<boolean> =>
		navigator.locks.request(WAITED_FOR, { ifAvailable: true }, (granted) => granted !== null);
	while (!(await isFree())) {
		await navigator.locks.request(WAITED_FOR, () => undefined);
		await new Promise((resolve) => setTimeout(resolve, DRAWN_AFTER_MS));
	}
}

/** A lock that is held until it is let go, over several calls. */
export class HeldLock {
	private release: (() => void) | undefined;

	constructor(
		private readonly lock: LockName,
		private readonly administration: AdministrationName
	) {}

	/** Takes the lock unless somebody else has it; true when it is held now. */
	async take(): Promise<boolean> {
		if (this.release) return true;
		return new Promise((resolve, reject) => {
			navigator.locks
				.request(nameOf(this.lock, this.administration), { ifAvailable: true }, async (granted) => {
					if (!granted) {
						resolve(false);
						return;
					}
					await new Promise<void>((done) => {
						this.release = done;
						resolve(true);
					});
				})
				.catch(reject);
		});
	}

	letGo(): void {
		this.release?.();
		this.release = undefined;
	}
}
