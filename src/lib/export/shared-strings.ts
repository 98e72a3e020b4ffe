/** The texts of a workbook that its cells call by number. */

/** XML keeps blanks at a text's ends, and lines within it, only when it is told to. */
const BLANKS = /^\s|\s$|[\t\n\r]/;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

/** A text element; `text` holds no character that XML cannot. */
export function textElement(text: string): string {
	const escaped = text.replace(/[&<>'"]/g, (character) => ENTITIES[character] as string);
	return `<t${BLANKS.test(text) ? ' xml:space="preserve"' : ''}>${escaped}</t>`;
}

/** So many texts are shared; an engine's Map has an end, and a reader keeps them all in memory. */
const MAX_SHARED = 2 ** 22;

export class SharedStrings {
	private readonly numbers = new Map<string, number>();
	/** Cells that call a text. */
	private calls = 0;

	/** `first`: texts that stand in the table before these. */
	constructor(private readonly first: number) {}

	/** The number of a text, or undefined where there is no room left for one that is new. */
	numberOf(text: string): number | undefined {
		let number = this.numbers.get(text);
		if (number === undefined) {
			if (this.numbers.size >= MAX_SHARED) return undefined;
			this.numbers.set(text, (number = this.first + this.numbers.size));
		}
		return number;
	}

	/** A cell that calls a text. */
	called(): void {
		this.calls++;
	}

	/** The table of a workbook, `own` being what SheetJS made of the texts before these; a piece at a time. */
	*table(own: string): Generator<string> {
		const [, start = '', count = '', unique = '', texts = ''] = TABLE.exec(own) ?? [];
		if (Number(unique) !== this.first) throw new Error('the texts before these have changed');
		yield `${start} count="${Number(count) + this.calls}" uniqueCount="${this.first + this.numbers.size}">${texts}`;
		for (const text of this.numbers.keys()) yield `<si>${textElement(text)}</si>`;
		yield '</sst>';
	}
}

/** The table as SheetJS writes it: how many cells, how many texts, the texts. */
const TABLE = /^(.*<sst [^>]*?) count="(\d+)" uniqueCount="(\d+)">(.*)<\/sst>$/s;
