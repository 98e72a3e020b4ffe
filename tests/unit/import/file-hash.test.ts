import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fileHash } from '$lib/import/file-hash';

const MIB = 1024 * 1024;

describe('fileHash', () => {
	test('IMP-10 the SHA-256 of a file, at once or in slices, is the one that everybody else finds', async () => {
		expect(await fileHash(new Blob(['abc']))).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
		for (const size of [0, 1, 4 * MIB, 4 * MIB + 1, 9_000_003]) {
			const bytes = new Uint8Array(size).map((_, i) => (i * 31) >> 3);
			const truth = createHash('sha256').update(bytes).digest('hex');
			expect(await fileHash(new Blob([bytes]))).toBe(truth);
			expect(await fileHash(new Blob([bytes]), { atOnce: -1 })).toBe(truth);
		}
	});

	test('IMP-8 hashing a large file stops when it is cancelled', async () => {
		const file = new Blob([new Uint8Array(5 * MIB)]);
		const options = { signal: AbortSignal.abort(), atOnce: 0 };
		await expect(fileHash(file, options)).rejects.toThrow('cancelled');
	});

	test('IMP-8 hashing a large file stops when it is cancelled while others go first', async () => {
		const cancel = new AbortController();
		let turns = 0;
		const turn = (): Promise<void> => {
			if (++turns === 2) cancel.abort();
			return Promise.resolve();
		};
		const hashing = fileHash(new Blob([new Uint8Array(9 * MIB)]), { signal: cancel.signal, turn, atOnce: 0 });
		await expect(hashing).rejects.toThrow('cancelled');
		expect(turns).toBe(2);
	});
});
