import '../../../src/app.css';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import DataTable from '$lib/components/DataTable.svelte';
import { byText, type Column } from '$lib/components/table';

interface Row {
	readonly id: string;
	readonly amount: string;
}

const columns: Column<Row>[] = [
	{ id: 'id', label: 'Nummer', text: (row) => row.id, compare: byText((row) => row.id) },
	{ id: 'amount', label: 'Aantal', align: 'decimal', text: (row) => row.amount, total: '10' }
];
const rowsOf = (count: number): Row[] =>
	Array.from({ length: count }, (_, index) => ({
		id: String(count - index).padStart(6, '0'),
		amount: index % 2 ? '1,25' : '1'
	}));

const props = $state({
	label: 'Regels',
	columns,
	rows: rowsOf(3),
	rowKey: (row: Row) => row.id,
	selection: undefined as never
});
let chosen: ReadonlySet<string> = new Set();
let table: Record<string, unknown> | undefined;

function show(count: number, more: object = {}): HTMLTableElement {
	Object.assign(props, { rows: rowsOf(count), ...more });
	table = mount(DataTable<Row>, { target: document.body, props });
	flushSync();
	const element = document.querySelector('table');
	if (!element) throw new Error('no table');
	return element;
}

/** Rows of events, without those that only hold room. */
const bodyRows = (element: HTMLTableElement): HTMLTableRowElement[] => [
	...element.querySelectorAll<HTMLTableRowElement>('tbody.rows > tr:not([aria-hidden])')
];
const firstCells = (element: HTMLTableElement): string[] =>
	bodyRows(element).map((row) => row.cells[0]?.textContent.trim() ?? '');

beforeEach(() => {
	chosen = new Set();
	Object.assign(props, { selection: undefined });
});

afterEach(async () => {
	if (table) await unmount(table);
	table = undefined;
});

describe('a table', () => {
	test('is named, and shows every row of a few as it is', () => {
		const element = show(3);
		expect(element.getAttribute('aria-label')).toBe('Regels');
		expect(firstCells(element)).toEqual(['000003', '000002', '000001']);
		expect(element.hasAttribute('aria-rowcount')).toBe(false);
		expect(element.tFoot?.textContent).toContain('10');
	});

	test('sorts by its head, says so, and returns to the order given', async () => {
		const element = show(3);
		const head = element.tHead?.querySelector('th');
		const button = head?.querySelector('button');
		if (!head || !button) throw new Error('no head that sorts');
		await userEvent.click(button);
		expect(head.getAttribute('aria-sort')).toBe('ascending');
		expect(firstCells(element)).toEqual(['000001', '000002', '000003']);
		await userEvent.click(button);
		expect(head.getAttribute('aria-sort')).toBe('descending');
		await userEvent.click(button);
		expect(head.hasAttribute('aria-sort')).toBe(false);
	});

	test('pads shorter decimals unseen: the text is the number alone', () => {
		const cells = bodyRows(show(2)).map((row) => row.cells[1]);
		expect(cells.map((cell) => cell?.textContent.trim())).toEqual(['1', '1,25']);
		expect(cells.map((cell) => cell?.dataset['pad'])).toEqual([',25', '']);
	});

	test('keeps 100,000 rows out of the page but in reach, in number and in print', async () => {
		const element = show(100_000);
		expect(element.getAttribute('aria-rowcount')).toBe('100002');
		expect(bodyRows(element).length).toBeLessThan(120);
		const widths = (): number[] =>
			[...element.querySelectorAll('th')].map((th) => th.getBoundingClientRect().width);
		const before = widths();
		element.closest('.frame')?.scrollTo({ top: 10_000_000 });
		await expect.poll(() => firstCells(element).at(-1)).toBe('000001');
		expect(bodyRows(element).at(-1)?.getAttribute('aria-rowindex')).toBe('100001');
		expect(widths()).toEqual(before);
	});

	test('puts all rows in the page before it is printed, and takes them out again', () => {
		const element = show(1000);
		window.dispatchEvent(new Event('beforeprint'));
		expect(bodyRows(element).length).toBe(1000);
		window.dispatchEvent(new Event('afterprint'));
		flushSync();
		expect(bodyRows(element).length).toBeLessThan(120);
	});

	test('chooses rows one by one and all at once, those not in the page too', async () => {
		const choose = (keys: ReadonlySet<string>): void => {
			chosen = keys;
			Object.assign(props, {
				selection: { keys, label: (row: Row) => `${row.id} kiezen`, onchange: choose }
			});
		};
		choose(chosen);
		const element = show(500);
		const boxes = element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
		const [all, first] = [boxes[0], boxes[1]];
		if (!all || !first) throw new Error('no checkboxes');
		expect(first.labels?.[0]?.textContent).toBe('000500 kiezen');
		await userEvent.click(first);
		expect([...chosen]).toEqual(['000500']);
		flushSync();
		expect(all.indeterminate).toBe(true);
		await userEvent.click(all);
		expect(chosen.size).toBe(500);
	});

	test('a click in a row opens it, a click on its checkbox does not', async () => {
		const opened: string[] = [];
		Object.assign(props, {
			selection: { keys: chosen, label: (row: Row) => row.id, onchange: () => undefined }
		});
		const element = show(2, { onopen: (row: Row) => opened.push(row.id) });
		const cells = bodyRows(element)[0]?.cells;
		const [box, cell] = [cells?.[0]?.querySelector('input'), cells?.[1]];
		if (!box || !cell) throw new Error('no cells');
		await userEvent.click(box);
		await userEvent.click(cell);
		expect(opened).toEqual(['000002']);
	});
});
