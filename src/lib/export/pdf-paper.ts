/**
 * Paper to write on: pages of A4, texts in an embedded font, thin rules. What is the same is the same bytes: no
 * clock, no chance. Distances are in points from the top left corner.
 */
import {
	beginText,
	endText,
	lineTo,
	moveTo,
	PDFDocument,
	PDFHexString,
	setFillingRgbColor,
	setFontAndSize,
	setLineWidth,
	setTextMatrix,
	showText,
	stroke,
	type PDFFont,
	type PDFName,
	type PDFPage
} from '@cantoo/pdf-lib';
import * as fontkit from '@cantoo/fontkit';

/** Font files (TrueType) in both weights. */
export interface Fonts {
	readonly regular: Uint8Array;
	readonly strong: Uint8Array;
}

/** `figures`: regular, with figures of one width, so that columns of them stand straight. */
export type Weight = keyof Fonts | 'figures';

export interface TextStyle {
	/** Points. */
	readonly size: number;
	readonly weight?: Weight;
	/** Grey, from 0 (black) to 1. */
	readonly grey?: number;
	/** Where `x` is: at the beginning or the end of the text. */
	readonly align?: 'start' | 'end';
}

export const PAGE = { width: 595.28, height: 841.89, margin: 40 } as const;
/** From margin to margin. */
export const INNER_WIDTH = PAGE.width - 2 * PAGE.margin;

/** A text as its font encodes it. */
interface Encoded {
	readonly glyphs: PDFHexString;
	/** At a size of one point. */
	readonly width: number;
}

/**
 * A font, character by character: shaping whole texts takes fontkit milliseconds each, and an invoice has tens of
 * thousands of them. Kerning is lost by it.
 */
class Face {
	private readonly characters = new Map<string, { readonly hex: string; readonly width: number }>();

	constructor(readonly font: PDFFont) {}

	encode(text: string): Encoded {
		let hex = '';
		let width = 0;
		for (const character of text.normalize('NFC')) {
			const glyph = this.glyphOf(character);
			hex += glyph.hex;
			width += glyph.width;
		}
		return { glyphs: PDFHexString.of(hex), width };
	}

	private glyphOf(character: string): { readonly hex: string; readonly width: number } {
		let glyph = this.characters.get(character);
		if (!glyph) {
			const hex = this.font.encodeText(character).asString();
			glyph = { hex, width: this.font.widthOfTextAtSize(character, 1) };
			this.characters.set(character, glyph);
		}
		return glyph;
	}
}

export class Paper {
	readonly pages: PDFPage[] = [];
	private readonly names: Record<Weight, PDFName>[] = [];

	private constructor(
		private readonly document: PDFDocument,
		private readonly faces: Readonly<Record<Weight, Face>>
	) {}

	/** `title` and `author` stand in the file's properties, `moment` as when it was made. */
	static async of(
		fonts: Fonts,
		{ title, author, moment }: { title: string; author: string; moment: Date }
	): Promise<Paper> {
		const document = await PDFDocument.create({ updateMetadata: false });
		document.registerFontkit(fontkit);
		const options = { subset: true };
		const tabular = { ...options, features: { tnum: true } };
		const regular = new Face(await document.embedFont(fonts.regular, options));
		const strong = new Face(await document.embedFont(fonts.strong, options));
		const figures = new Face(await document.embedFont(fonts.regular, tabular));
		document.setTitle(title, { showInWindowTitleBar: true });
		document.setAuthor(author);
		document.setCreator('Specifiek');
		document.setProducer('Specifiek');
		document.setCreationDate(moment);
		document.setModificationDate(moment);
		return new Paper(document, { regular, strong, figures });
	}

	addPage(): void {
		const page = this.document.addPage([PAGE.width, PAGE.height]);
		this.pages.push(page);
		const nameOf = ({ font }: Face): PDFName => page.node.newFontDictionary(font.name, font.ref);
		const { regular, strong, figures } = this.faces;
		this.names.push({ regular: nameOf(regular), strong: nameOf(strong), figures: nameOf(figures) });
	}

	/** Writes one line on the page of that index, its baseline `y` below the top. */
	text(page: number, text: string, x: number, y: number, style: TextStyle): void {
		const { size, weight = 'regular', grey = 0, align = 'start' } = style;
		const name = this.names[page]?.[weight];
		if (text === '' || name === undefined) return;
		const { glyphs, width } = this.faces[weight].encode(text);
		const left = align === 'end' ? x - width * size : x;
		this.pages[page]?.pushOperators(
			beginText(),
			setFillingRgbColor(grey, grey, grey),
			setFontAndSize(name, size),
			setTextMatrix(1, 0, 0, 1, rounded(left), rounded(PAGE.height - y)),
			showText(glyphs),
			endText()
		);
	}

	/** A thin line across, from `x` on. */
	rule(page: number, x: number, y: number, width: number, thickness = 0.5): void {
		const height = rounded(PAGE.height - y);
		this.pages[page]?.pushOperators(
			setLineWidth(thickness),
			moveTo(rounded(x), height),
			lineTo(rounded(x + width), height),
			stroke()
		);
	}

	widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
		return this.faces[weight].encode(text).width * size;
	}

	/**
	 * The text in lines of at most that width: broken at its own line breaks, then at spaces, a longer word within
	 * itself. Breaks and tabs have no glyph: written, they would be empty boxes.
	 */
	wrap(text: string, width: number, style: TextStyle): string[] {
		return text
			.split(/[\r\n\v\f\u2028\u2029]+/)
			.flatMap((line) => this.wrapLine(line.replaceAll('\t', ' '), width, style));
	}

	private wrapLine(text: string, width: number, style: TextStyle): string[] {
		if (this.widthOf(text, style) <= width) return [text];
		const lines: string[] = [];
		let line = '';
		for (const word of text.split(' ').flatMap((each) => this.broken(each, width, style))) {
			const longer = line === '' ? word : `${line} ${word}`;
			if (this.widthOf(longer, style) <= width) line = longer;
			else {
				lines.push(line);
				line = word;
			}
		}
		lines.push(line);
		return lines.filter((each) => each !== '');
	}

	private broken(word: string, width: number, style: TextStyle): string[] {
		if (this.widthOf(word, style) <= width) return [word];
		const parts: string[] = [];
		let part = '';
		for (const character of word) {
			if (part !== '' && this.widthOf(part + character, style) > width) {
				parts.push(part);
				part = '';
			}
			part += character;
		}
		return [...parts, part];
	}

	async bytes(): Promise<Uint8Array> {
		return this.document.save();
	}
}

/** Hundredths of a point are finer than any printer. */
function rounded(distance: number): number {
	return Math.round(distance * 100) / 100;
}
