/** Less than this is little: a large import and its specifications want some hundreds of megabytes. */
const LOW_BYTES = 500_000_000;

/** What the browser says of the room that it keeps for this site (STO-5). Bytes. */
export interface RoomFigures {
	readonly used: number;
	/** An estimate: browsers round it, or count what they would clear of others. */
	readonly left: number;
	/** The browser has promised not to clear the data when the disk fills up. */
	readonly persistent: boolean;
	readonly low: boolean;
}

class Room {
	#current = $state.raw<RoomFigures | undefined>();

	/** Undefined until measured, or where the browser does not tell. */
	get current(): RoomFigures | undefined {
		return this.#current;
	}

	async measure(): Promise<void> {
		try {
			const { usage, quota } = await navigator.storage.estimate();
			if (usage === undefined || quota === undefined) return;
			const left = Math.max(0, quota - usage);
			const persistent = await navigator.storage.persisted();
			this.#current = { used: usage, left, persistent, low: left < LOW_BYTES };
		} catch (error) {
			// Without a secure context there is no such thing, and then nothing can be kept at all (STO-7).
			console.error(error);
		}
	}
}

export const room = new Room();
