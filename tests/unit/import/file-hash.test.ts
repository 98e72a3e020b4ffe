import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fileHash } from '$lib/import/file-hash';

describe('fileHash', () => {
	test('IMP-10 the SHA-256 of a file, at once or in slices, is the one that everybody else finds', async () => {
		expect(await fileHash(new Blob(['abc']))).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
		for (const size of [0, 1, 16 * 1024 * 1024, 16 * 1024 * 1024 + 1, 21_000_003]) {
			const bytes = new Uint8Array(size).map((_, i) => (i * 31) >> 3);
			expect(await fileHash(new Blob([bytes]))).toBe(createHash('sha256').update(bytes).digest('hex'));
		}
	});

	test('IMP-8 hashing a large file stops when it is cancelled', async () => {
		const file = new Blob([new Uint8Array(17 * 1024 * 1024)]);
		await expect(fileHash(file, AbortSignal.abort())).rejects.toThrow('cancelled');
	});
});
