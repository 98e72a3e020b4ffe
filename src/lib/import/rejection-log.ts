/** Rejected records on their way to storage, counted by kind for the preview (IMP-6). */
import type { RejectionKind } from './preview';
import type { Rejection } from './event-batch';

const PER_WRITE = 2000;
const SHOWN_PER_KIND = 5;

interface Kind {
	count: number;
	readonly first: Omit<Rejection, 'fields'>[];
}

export class RejectionLog {
	count = 0;
	private pending: Rejection[] = [];
	private readonly byKind = new Map<string, Kind>();

	constructor(private readonly sink: { reject(rejections: readonly Rejection[]): Promise<void> }) {}

	add(rejection: Rejection): void {
		this.count++;
		this.pending.push(rejection);
		const name = `${rejection.code}\u001f${rejection.column}`;
		let kind = this.byKind.get(name);
		if (!kind) this.byKind.set(name, (kind = { count: 0, first: [] }));
		kind.count++;
		if (kind.first.length < SHOWN_PER_KIND) {
			const { code, line, column, at, value, other } = rejection;
			kind.first.push({ code, line, column, ...(at === undefined ? {} : { at }), value, other });
		}
	}

	/** Hands on what has gathered, once it is worth a write. */
	async flush(): Promise<void> {
		while (this.pending.length >= PER_WRITE) await this.sink.reject(this.pending.splice(0, PER_WRITE));
	}

	async finish(): Promise<void> {
		await this.flush();
		if (this.pending.length > 0) await this.sink.reject(this.pending.splice(0));
	}

	/** By code and column: the most frequent first, of as frequent ones the first in the file. */
	kinds(): RejectionKind[] {
		return [...this.byKind.values()]
			.sort((a, b) => b.count - a.count || (a.first[0]?.line ?? 0) - (b.first[0]?.line ?? 0))
			.map(({ count, first }) => ({
				code: first[0]?.code ?? '',
				column: first[0]?.column ?? '',
				count,
				first
			}));
	}
}
