/** One text column of the file as a dictionary: every distinct value is cleaned and checked once. */
import { cleanText, type Cleaned } from './cleaning';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A copy with memory of its own: a slice of a block would keep the whole block alive. */
function ownCopy(text: string): string {
	return text.length < 13 ? text : decoder.decode(encoder.encode(text));
}

export class Dimension {
	/** Distinct cleaned values; a code is an index of it. */
	readonly values: string[] = [];
	private readonly problems: string[] = [];
	private readonly byRaw = new Map<string, number>();
	private readonly byValue = new Map<string, number>();
	private lastRaw: string | undefined;
	private lastCode = 0;

	constructor(private readonly clean: (raw: string) => Cleaned = cleanText) {}

	/** The code of a raw value; below zero where it cannot be taken (see {@link problem}). */
	code(raw: string): number {
		// Neighbouring records mostly agree, and comparing is cheaper than hashing.
		if (raw === this.lastRaw) return this.lastCode;
		let code = this.byRaw.get(raw);
		if (code === undefined) code = this.learn(raw);
		this.lastRaw = raw;
		this.lastCode = code;
		return code;
	}

	/**
	 * A new code for a raw value that whoever asks never asked for, below zero where it cannot be taken: nothing is
	 * looked up, and what is cleaned to the same has codes of its own.
	 */
	append(raw: string): number {
		const cleaned = this.clean(ownCopy(raw));
		return 'problem' in cleaned ? -this.problems.push(cleaned.problem) : this.values.push(cleaned.value) - 1;
	}

	/** The code of a cleaned value. */
	codeOf(value: string): number {
		const known = this.byValue.get(value);
		if (known !== undefined) return known;
		const code = this.values.push(value) - 1;
		this.byValue.set(value, code);
		return code;
	}

	/** Why a value with a code below zero cannot be taken. */
	problem(code: number): string {
		return this.problems[-code - 1] ?? '';
	}

	private learn(raw: string): number {
		const own = ownCopy(raw);
		const cleaned = this.clean(own);
		let code: number;
		if ('problem' in cleaned) {
			code = -this.problems.push(cleaned.problem);
		} else {
			code = this.codeOf(cleaned.value);
		}
		this.byRaw.set(own, code);
		return code;
	}
}
