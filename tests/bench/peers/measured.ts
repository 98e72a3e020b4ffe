/** What crosses between the peers' page and its worker. */
export interface PeerCall {
	readonly peer: string;
	readonly argument: unknown;
	readonly file: File | undefined;
}

/** Milliseconds under `ms`, sizes under `bytes`, anything else under a name that says its unit. */
export type Measured = Readonly<Record<string, number>>;
