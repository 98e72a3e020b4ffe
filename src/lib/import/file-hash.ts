/** The SHA-256 of a file of any size, without holding it: by it the same file is known again (IMP-7). */
import { sha256 } from '@noble/hashes/sha2.js';
import { stopIfCancelled } from '$lib/domain/failure';

/** The browser's own digest is some times faster, and takes its bytes at once: up to so many. */
const AT_ONCE = 256 * 1024 * 1024;
/** Short, so that whoever goes first waits for little. */
const SLICE = 1024 * 1024;

export interface HashOptions {
	readonly signal?: AbortSignal;
	/** Waited for before each part of a long file, where others are to go first. */
	readonly turn?: () => Promise<void>;
	/** Files up to so many bytes are read whole. */
	readonly atOnce?: number;
}

/** Hexadecimal. Throws Cancelled. */
export async function fileHash(
	file: Blob,
	{ signal, turn, atOnce = AT_ONCE }: HashOptions = {}
): Promise<string> {
	if (file.size <= atOnce) {
		stopIfCancelled(signal);
		const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
		stopIfCancelled(signal);
		return hexadecimal(new Uint8Array(digest));
	}
	const hash = sha256.create();
	for (let at = 0; at < file.size; at += SLICE) {
		await turn?.();
		stopIfCancelled(signal);
		hash.update(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
	}
	return hexadecimal(hash.digest());
}

function hexadecimal(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
