/** One document being written on paper, from its top to its end. */
import type { InvoiceDocument } from '$lib/domain/document';
import { PAGE, type Paper, type TextStyle } from './pdf-paper';
import type { Figures, Words } from './pdf-words';

/** Below this the foot begins. */
export const BOTTOM = PAGE.height - 84;

/** What is written with, and where the next thing stands. */
export interface Sheet {
	readonly document: InvoiceDocument;
	readonly paper: Paper;
	readonly words: Words;
	readonly figures: Figures;
	/** Distance of the next baseline from the top, on the last page. */
	y: number;
}

/** Begins another page unless so much fits on this one, which `again` then gives its head. */
export function makeRoom(sheet: Sheet, height: number, again?: (sheet: Sheet) => void): void {
	if (sheet.y + height <= BOTTOM) return;
	sheet.paper.addPage();
	sheet.y = PAGE.margin + 14;
	again?.(sheet);
}

export function write(sheet: Sheet, text: string, x: number, style: TextStyle): void {
	sheet.paper.text(sheet.paper.pages.length - 1, text, x, sheet.y, style);
}

export function drawRule(sheet: Sheet, x: number, width: number, thickness?: number): void {
	sheet.paper.rule(sheet.paper.pages.length - 1, x, sheet.y, width, thickness);
}
