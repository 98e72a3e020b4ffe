/** What values prove of how a file is written, counted by proof; told of parts of a file, it adds up to the whole. */
import type { Seen } from './numbers';

export interface ProofCounts<Proof extends string> {
	/** The first value of each proof. */
	readonly first: Partial<Record<Proof, Seen>>;
	readonly count: Record<Proof, number>;
}

/** Adds a value that stands on so many lines, of which this is the first; others may have been added before it. */
export function addProof<Proof extends string>(
	{ first, count }: ProofCounts<Proof>,
	proof: Proof,
	value: string,
	line: number,
	times = 1
): void {
	const known = first[proof];
	if (!known || line < known.line) first[proof] = { value: value.slice(0, 200), line };
	count[proof] += times;
}

/** Adds what a later part of the file proves, whose lines are counted from where it begins. */
export function addProofs<Proof extends string>(
	sum: ProofCounts<Proof>,
	{ first, count }: ProofCounts<Proof>,
	linesBefore: number
): void {
	for (const proof of Object.keys(count) as Proof[]) {
		const seen = first[proof];
		if (!seen) continue;
		if (sum.count[proof] === 0) sum.first[proof] = { value: seen.value, line: seen.line + linesBefore };
		sum.count[proof] += count[proof];
	}
}
