/** An invoice as PDF: head, lines by account, totals with the words of the law, foot with page numbers (EXP-5). */
import type { InvoiceDocument } from '$lib/domain/document';
import type { InvoiceLine } from '$lib/domain/invoice';
import { minorDigits } from '$lib/domain/money';
import { periodText, shortDate } from '$lib/domain/period';
import type { PartyDetails } from '$lib/domain/party';
import { drawTotals } from './pdf-totals';
import { Figures, WORDS, type DocumentLanguage, type Words } from './pdf-words';
import { INNER_WIDTH, PAGE, Paper, type Fonts, type TextStyle } from './pdf-paper';
import { BOTTOM, drawRule, makeRoom, write, type Sheet } from './pdf-sheet';

export interface PdfOptions {
	readonly fonts: Fonts;
	readonly language: DocumentLanguage;
	/** Is told how many lines are written. */
	readonly progress?: (lines: number) => void;
}

const LEFT = PAGE.margin;
const RIGHT = PAGE.width - PAGE.margin;
const BODY: TextStyle = { size: 8 };
const FIGURES: TextStyle = { size: 8, weight: 'figures', align: 'end' };
const SOFT: TextStyle = { size: 8, grey: 0.35 };
const STRONG: TextStyle = { size: 8, weight: 'strong' };

/** Columns of the lines: where each begins, how wide it is, and which end its texts stand at. */
const COLUMNS = [
	{ x: 0, width: 122, align: 'start' },
	{ x: 128, width: 90, align: 'start' },
	{ x: 222, width: 72, align: 'start' },
	{ x: 294, width: 42, align: 'end' },
	{ x: 342, width: 44, align: 'start' },
	{ x: 388, width: 38, align: 'end' },
	{ x: 430, width: 30, align: 'end' },
	{ x: 464, width: INNER_WIDTH - 464, align: 'end' }
] as const;

const LEADING = 11;

/** The file. The document must lack nothing (domain/document.ts). The same document gives the same bytes. */
export async function pdfFile(document: InvoiceDocument, options: PdfOptions): Promise<Uint8Array> {
	const words = WORDS[options.language];
	const { invoice, number, seller } = document;
	const title = `${invoice.kind === 'invoice' ? words.invoice : words.creditNote} ${number}`;
	const paper = await Paper.of(options.fonts, {
		title,
		author: seller.name,
		moment: new Date(invoice.invoiceDate * 86_400_000)
	});
	const sheet: Sheet = { document, paper, words, figures: new Figures(options.language), y: 0 };
	paper.addPage();
	drawHead(sheet, title);
	drawColumnHeads(sheet);
	drawLines(sheet, options.progress);
	makeRoom(sheet, 130);
	drawTotals(sheet);
	paper.pages.forEach((_, page) => {
		drawFoot(sheet, page);
	});
	return paper.bytes();
}

function partyLines(details: PartyDetails, words: Words): string[] {
	return [
		details.street,
		[details.postcode, details.city].filter(Boolean).join('  '),
		details.country === 'NL' ? '' : details.country,
		details.kvk && `${words.kvk} ${details.kvk}`,
		details.vatId && `${words.vatId} ${details.vatId}`
	].filter((line) => line !== '');
}

function drawHead(sheet: Sheet, title: string): void {
	const { document, paper, words } = sheet;
	const { invoice, seller } = document;
	sheet.y = PAGE.margin + 18;
	const logo: TextStyle = { size: 18, weight: 'strong' };
	for (const line of paper.wrap(seller.logoText || seller.name, 300, logo)) {
		write(sheet, line, LEFT, logo);
		sheet.y += 22;
	}
	const top = sheet.y + 8;
	const sellerEnd = drawBlock(
		sheet,
		seller.name,
		[...partyLines(seller, words), seller.email, seller.phone],
		350,
		top
	);
	const details = invoice.customer.details;
	const customerEnd = drawBlock(
		sheet,
		invoice.customer.name,
		details ? partyLines(details, words) : [],
		LEFT,
		top
	);
	sheet.y = Math.max(sellerEnd, customerEnd) + 24;
	write(sheet, title, LEFT, { size: 15, weight: 'strong' });
	sheet.y += 20;
	drawFacts(sheet);
	sheet.y += 14;
}

/** A name and the lines below it; gives where it ends. */
function drawBlock(sheet: Sheet, name: string, lines: readonly string[], x: number, top: number): number {
	const width = x === LEFT ? 290 : RIGHT - x;
	sheet.y = top;
	for (const line of sheet.paper.wrap(name, width, { size: 9, weight: 'strong' })) {
		write(sheet, line, x, { size: 9, weight: 'strong' });
		sheet.y += 13;
	}
	for (const line of lines.filter(Boolean).flatMap((each) => sheet.paper.wrap(each, width, { size: 9 }))) {
		write(sheet, line, x, { size: 9 });
		sheet.y += 13;
	}
	return sheet.y;
}

function drawFacts(sheet: Sheet): void {
	const { document, words, figures, paper } = sheet;
	const { invoice, number } = document;
	const isCredit = invoice.kind === 'credit-note';
	const facts = [
		[isCredit ? words.creditNumber : words.number, number],
		[words.date, figures.day(invoice.invoiceDate)],
		...(isCredit ? [] : [[words.due, figures.day(invoice.dueDate)]]),
		[words.customerNumber, invoice.customer.number],
		[words.corrects, invoice.corrects.join(', ')]
	];
	for (const [name = '', value = ''] of facts) {
		if (value === '') continue;
		write(sheet, name, LEFT, { size: 9, grey: 0.35 });
		for (const line of paper.wrap(value, INNER_WIDTH - 110, { size: 9 })) {
			write(sheet, line, LEFT + 110, { size: 9 });
			sheet.y += 13;
		}
	}
}

function drawColumnHeads(sheet: Sheet): void {
	COLUMNS.forEach(({ x, width, align }, i) => {
		const at = LEFT + (align === 'end' ? x + width : x);
		write(sheet, sheet.words.columns[i] ?? '', at, { ...STRONG, size: 7.5, align });
	});
	sheet.y += 5;
	drawRule(sheet, LEFT, INNER_WIDTH, 0.8);
	sheet.y += LEADING + 2;
}

function drawLines(sheet: Sheet, progress: ((lines: number) => void) | undefined): void {
	const { lines } = sheet.document.invoice;
	let before: string | undefined;
	lines.forEach((line, i) => {
		const account = accountText(line, sheet.words);
		if (account !== before && account !== '') drawAccount(sheet, account);
		before = account;
		drawLine(sheet, line);
		if (i % 500 === 499) progress?.(i + 1);
	});
}

function accountText({ key }: InvoiceLine, words: Words): string {
	return [
		key.account && `${words.account} ${key.account}`,
		key.kvk && `${words.kvk} ${key.kvk}`,
		key.internalNumber && `${words.internalNumber} ${key.internalNumber}`,
		key.subscription && `${words.subscription} ${key.subscription}`
	]
		.filter((part) => part !== '')
		.join('  ·  ');
}

function drawAccount(sheet: Sheet, account: string): void {
	const texts = sheet.paper.wrap(account, INNER_WIDTH, STRONG);
	// An account's head never stands alone at the end of a page.
	makeRoom(sheet, (texts.length + 2) * LEADING, drawColumnHeads);
	sheet.y += 3;
	for (const text of texts) {
		write(sheet, text, LEFT, STRONG);
		sheet.y += LEADING + 1;
	}
}

function drawLine(sheet: Sheet, line: InvoiceLine): void {
	const cells = cellsOf(sheet, line).map((text, i) => textsOf(sheet, text, i));
	const late = line.late ? 1 : 0;
	const height = Math.max((cells[0]?.length ?? 1) + late, ...cells.map((texts) => texts.length)) * LEADING;
	makeRoom(sheet, height, drawColumnHeads);
	const top = sheet.y;
	cells.forEach((texts, i) => {
		sheet.y = top;
		for (const text of texts) {
			drawCell(sheet, text, i);
			sheet.y += LEADING;
		}
	});
	if (late) {
		sheet.y = top + (cells[0]?.length ?? 1) * LEADING;
		write(sheet, sheet.words.late, LEFT, SOFT);
	}
	sheet.y = top + height + 1;
}

/** Texts are broken over lines; a number never is. */
function textsOf(sheet: Sheet, text: string, column: number): string[] {
	const { width = 0, align = 'end' } = COLUMNS[column] ?? {};
	return align === 'end' ? [text] : sheet.paper.wrap(text, width, BODY);
}

/** A number too long for its column is written smaller. */
function drawCell(sheet: Sheet, text: string, column: number): void {
	const { x = 0, width = 0, align = 'end' } = COLUMNS[column] ?? {};
	if (align === 'start') {
		write(sheet, text, LEFT + x, BODY);
		return;
	}
	const natural = sheet.paper.widthOf(text, FIGURES);
	const size = natural > width ? (FIGURES.size * width) / natural : FIGURES.size;
	write(sheet, text, LEFT + x + width, { ...FIGURES, size });
}

function cellsOf({ words, figures, document }: Sheet, line: InvoiceLine): string[] {
	const { currency } = document.invoice;
	return [
		line.chargeName || line.key.sku,
		line.key.sku,
		periodText(line.key.period, ' - '),
		figures.decimal(line.quantity),
		line.unit,
		line.unitPrice ? figures.decimal(line.unitPrice, minorDigits(currency)) : '',
		vatText(line, words, figures),
		figures.amount(line.net ?? 0n, currency)
	];
}

function vatText({ vat }: InvoiceLine, words: Words, figures: Figures): string {
	if (vat === 'reverse') return words.reverse;
	if (vat === 'exempt') return words.exempt;
	return vat === undefined ? '' : `${figures.percent(vat)}%`;
}

function drawFoot({ document, paper, words }: Sheet, page: number): void {
	const { seller } = document;
	const style: TextStyle = { size: 7, grey: 0.35 };
	let y = BOTTOM + 30;
	paper.rule(page, LEFT, y - 12, INNER_WIDTH);
	const facts = [
		seller.name,
		seller.kvk && `${words.kvk} ${seller.kvk}`,
		`${words.vatId} ${seller.vatId}`,
		seller.iban && `IBAN ${seller.iban}`
	];
	const texts = [facts.filter(Boolean).join('  ·  '), seller.footer].filter((text) => text !== '');
	for (const text of texts.flatMap((each) => paper.wrap(each, INNER_WIDTH - 80, style)).slice(0, 4)) {
		paper.text(page, text, LEFT, y, style);
		y += 9;
	}
	const count = words.page(String(page + 1), String(paper.pages.length));
	paper.text(page, count, RIGHT, BOTTOM + 30, { ...style, align: 'end' });
	paper.text(page, `${document.number}  ·  ${shortDate(document.invoice.invoiceDate)}`, RIGHT, BOTTOM + 39, {
		...style,
		align: 'end'
	});
}
