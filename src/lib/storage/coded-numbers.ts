/**
 * Columns of exact numbers as the texts that stand for them. They repeat: each is looked up as a number, and only
 * those that are new are written as text.
 */
import { toText, type Decimal } from '$lib/domain/decimal';
import type { Minor } from '$lib/domain/money';
import type { CodedTexts } from '$lib/import/coded-texts';

/** Decimals of so many rows; what is undefined is blank. The same texts and codes as of their canonical texts. */
export function codedDecimals(rows: number, at: (row: number) => Decimal | undefined): CodedTexts {
	const coder = new Coder();
	/** By scale. */
	const known: Map<number | bigint, number>[] = [];
	return coder.all(rows, (row) => {
		const value = at(row);
		if (value === undefined) return coder.blank();
		const ofScale = (known[value.scale] ??= new Map<number | bigint, number>());
		const name = nameOf(value.coefficient);
		const code = ofScale.get(name);
		if (code !== undefined) return code;
		const added = coder.add(toText(value));
		ofScale.set(name, added);
		return added;
	});
}

/** Amounts in minor units; what is undefined is blank. */
export function codedMinors(rows: number, at: (row: number) => Minor | undefined): CodedTexts {
	const coder = new Coder();
	const known = new Map<number | bigint, number>();
	return coder.all(rows, (row) => {
		const value = at(row);
		if (value === undefined) return coder.blank();
		const name = nameOf(value);
		const code = known.get(name);
		if (code !== undefined) return code;
		const added = coder.add(value.toString());
		known.set(name, added);
		return added;
	});
}

/**
 * What a number is looked up by: a Number is found three times as fast as a BigInt. Only where it is the very same,
 * which all within ±(2^53 - 1) are and none beyond becomes.
 */
function nameOf(value: bigint): number | bigint {
	const name = Number(value);
	return Number.isSafeInteger(name) ? name : value;
}

class Coder {
	private readonly distinct: string[] = [];
	private blankCode: number | undefined;

	all(rows: number, codeAt: (row: number) => number): CodedTexts {
		const codes = new Uint32Array(rows);
		for (let row = 0; row < rows; row++) codes[row] = codeAt(row);
		return { codes, distinct: this.distinct };
	}

	blank(): number {
		return (this.blankCode ??= this.add(''));
	}

	/** The code of a text that is new. */
	add(text: string): number {
		return this.distinct.push(text) - 1;
	}
}
