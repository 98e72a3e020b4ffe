import { describe, expect, test } from 'vitest';
import { pastedFile } from '../../../../src/routes/verbruik/pasted';

describe('pastedFile', () => {
	test('IMP-1 cells of a spreadsheet are a file of tabs, named by when they were pasted', async () => {
		const file = pastedFile('sku\taantal\r\nEMAIL\t3\r\n', 'Geplakt 26-11-2026 14:31');
		expect(file?.name).toBe('Geplakt 26-11-2026 14.31.tsv');
		expect(await file?.text()).toBe('sku\taantal\r\nEMAIL\t3\r\n');
	});

	test('IMP-1 lines with another delimiter are a file too; a sentence, a column and one line are not', () => {
		expect(pastedFile('sku;aantal\nEMAIL;3', 'x')?.name).toBe('x.csv');
		expect(pastedFile('een zin', 'x')).toBeUndefined();
		expect(pastedFile('sku\nEMAIL\n', 'x')).toBeUndefined();
		expect(pastedFile('sku\taantal\n\n', 'x')).toBeUndefined();
		expect(pastedFile('', 'x')).toBeUndefined();
	});
});
