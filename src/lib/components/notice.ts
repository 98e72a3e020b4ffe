/** What a page says after something was done, until it is sent away or something else is said. */
import type { Tone } from './tone';

export interface Notice {
	readonly tone: Exclude<Tone, 'neutral'>;
	readonly text: string;
}
