/** The end of an invoice on paper: totals per VAT rate, the words of the law, and how to pay. */
import { LEGAL_TEXTS } from '$lib/domain/document';
import type { VatTotal } from '$lib/domain/invoice';
import { INNER_WIDTH, PAGE, type TextStyle } from './pdf-paper';
import { drawRule, makeRoom, write, type Sheet } from './pdf-sheet';

const BODY: TextStyle = { size: 9 };
const RIGHT = PAGE.width - PAGE.margin;
/** The totals stand at the right, below the amounts. */
const WIDTH = 290;

export function drawTotals(sheet: Sheet): void {
	const { document, words, figures } = sheet;
	const { invoice } = document;
	const money = (amount: bigint): string => figures.money(amount, invoice.currency);
	sheet.y += 4;
	drawRule(sheet, RIGHT - WIDTH, WIDTH);
	sheet.y += 14;
	drawTotal(sheet, words.net, money(invoice.net), BODY);
	for (const total of invoice.vatTotals) drawTotal(sheet, nameOf(total, sheet), money(total.vat), BODY);
	if (invoice.vatTotals.length > 1) drawTotal(sheet, words.vat, money(invoice.vat), BODY);
	sheet.y -= 4;
	drawRule(sheet, RIGHT - WIDTH, WIDTH, 1);
	sheet.y += 16;
	drawTotal(sheet, words.total, money(invoice.total), { size: 12, weight: 'strong' });
	sheet.y += 12;
	drawNotes(sheet);
}

function drawTotal(sheet: Sheet, name: string, amount: string, style: TextStyle): void {
	makeRoom(sheet, 15);
	write(sheet, amount, RIGHT, { weight: 'figures', ...style, align: 'end' });
	for (const text of sheet.paper.wrap(name, WIDTH - 90, style)) {
		write(sheet, text, RIGHT - WIDTH, style);
		sheet.y += 14;
	}
}

function nameOf({ category, net }: VatTotal, { document, words, figures }: Sheet): string {
	const over = figures.money(net, document.invoice.currency);
	const law = LEGAL_TEXTS[category];
	return law === undefined ? words.vatOver(figures.percent(category), over) : words.without(law, over);
}

function drawNotes(sheet: Sheet): void {
	const { document, words, figures } = sheet;
	const { invoice, number, seller } = document;
	const total = (amount: bigint): string => figures.money(amount, invoice.currency);
	const notes = [
		invoice.total > 0n && seller.iban !== ''
			? words.pay(total(invoice.total), figures.day(invoice.dueDate), seller.iban, seller.name, number)
			: '',
		invoice.total < 0n ? words.settle(total(-invoice.total)) : '',
		invoice.lines.some(({ late }) => late) ? words.lateNote : '',
		invoice.vatMode === 'per-line' ? words.perLine : ''
	];
	for (const note of notes.filter((each) => each !== '')) {
		for (const text of sheet.paper.wrap(note, INNER_WIDTH, BODY)) {
			makeRoom(sheet, 13);
			write(sheet, text, PAGE.margin, BODY);
			sheet.y += 13;
		}
		sheet.y += 4;
	}
}
