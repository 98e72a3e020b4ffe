/** What a test and its failing worker agree on. */
export const CHANNEL = 'specifiek.test.failing';

export interface Failing {
	/** Counted from 1. */
	readonly write: number;
	/** Every write behind it fails too. */
	readonly forGood?: boolean;
	/** `throw`: the write itself is refused. `abort`: it seems to succeed, and its transaction fails in the end. */
	readonly how: 'throw' | 'abort';
	/** Only writes of strict durability count. */
	readonly strictOnly?: boolean;
}
