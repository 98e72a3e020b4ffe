import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { importWorker } from '$lib/workers/client';
import {
	administration,
	december,
	emptyAdministration,
	NO_USAGE,
	stage,
	usageRecords
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	// The worker is there already when the clock starts.
	await importWorker.call('clearAbandoned', { administration });
});

const HEADER = 'id;datum;sku;opmerking\n';
const record = (n: number): string => `t${n};2021-12-01;EMAIL;x\n`;
/** Some 9 MB. */
const many = Array.from({ length: 400_000 }, (_, n) => record(n)).join('');
const MEGABYTE = 'x'.repeat(1024 * 1024);

const files: [string, () => BlobPart[], object][] = [
	[
		'a field of over 1 MiB',
		() => [HEADER, record(1), `t2;2021-12-01;EMAIL;${MEGABYTE}x\n`],
		{ code: 'IMP-11.field-too-long', line: 3, column: '4' }
	],
	[
		'over 1,000 columns',
		() => [HEADER, record(1), `${';'.repeat(1001)}\n`],
		{ code: 'IMP-11.too-many-columns', line: 3 }
	],
	[
		'a quote that is never closed',
		() => [HEADER, record(1), 't2;2021-12-01;EMAIL;"open\n', many],
		{ code: 'IMP-11.quote-not-closed', line: 3 }
	],
	[
		'a workbook',
		() => [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), MEGABYTE],
		{ code: 'IMP-11.binary', other: 'zip' }
	],
	['bytes that are no text', () => [new Uint8Array([65, 0, 66, 0, 0]), MEGABYTE], { code: 'IMP-11.binary' }]
];

describe('a file beyond the bounds', () => {
	test.each(files)(
		'IMP-11 %s is refused by name within two seconds, leaves nothing, and the worker lives',
		async (_, parts, expected) => {
			const file = new File(parts(), 'fout.csv');
			const began = performance.now();
			const outcome = await importWorker.call('stage', { administration, file, choices: {} });
			expect(performance.now() - began).toBeLessThan(2000);
			if (outcome.staged) throw new Error('it was read');
			const { code, detail } = outcome.failure;
			expect({ code, ...detail }).toMatchObject({ ...expected, file: 'fout.csv' });
			expect(await usageRecords(database)).toEqual(NO_USAGE);
			await stage(december({ a: '3' }));
		}
	);

	test('IMP-11 just within them it is read', async () => {
		const file = new File(
			[HEADER, `t2;2021-12-01;EMAIL;${MEGABYTE}\n`, `t3;2021-12-01;EMAIL;"${'y\n'.repeat(1000)}"\n`],
			'goed.csv'
		);
		expect((await stage(file)).preview).toMatchObject({ records: 2, accepted: 2 });
	});
});
