/** The worker's end of the contract in protocol.ts. */
import { createBirpc } from 'birpc';
import { Cancelled, Failure } from '$lib/domain/failure';
import type { CallContext, Handlers, Outcome, PageSide, WorkerSide } from './protocol';

type Handler = (argument: unknown, context: CallContext<unknown>) => Promise<unknown>;

/** Answers the page's calls with these handlers. Call it once, while the worker's module is evaluated. */
export function serve<Calls>(handlers: Handlers<Calls>): void {
	const running = new Map<number, AbortController>();
	const byName = handlers as unknown as Readonly<Record<string, Handler>>;

	const page = createBirpc<PageSide, WorkerSide>(
		{
			async call(id, name, argument) {
				const controller = new AbortController();
				running.set(id, controller);
				try {
					const handler = byName[name];
					if (!handler) throw new Failure('STO-7.worker-failed', { other: name });
					const progress = (value: unknown): void => void page.progress.asEvent(id, value);
					return {
						ended: 'result',
						result: await handler(argument, { signal: controller.signal, progress })
					};
				} catch (error) {
					return outcomeOf(error);
				} finally {
					running.delete(id);
				}
			},
			cancel(id) {
				running.get(id)?.abort();
			}
		},
		{
			post: (data) => {
				self.postMessage(data);
			},
			on: (listener) => {
				self.addEventListener('message', (event: MessageEvent) => {
					listener(event.data);
				});
			},
			timeout: -1
		}
	);
}

function outcomeOf(error: unknown): Outcome {
	if (error instanceof Cancelled) return { ended: 'cancelled' };
	const failure = failureIn(error);
	if (failure) return { ended: 'failure', code: failure.code, detail: failure.detail };
	if (isQuota(error)) return { ended: 'failure', code: 'STO-5.disk-full', detail: {} };
	// A fault of ours: its text helps who reports it.
	console.error(error);
	return { ended: 'failure', code: 'STO-7.worker-failed', detail: { other: String(error) } };
}

/** What a database that would not open was refused with stands within Dexie's own error. */
function failureIn(error: unknown): Failure | undefined {
	if (error instanceof Failure) return error;
	return errorsWithin(error).map(failureIn).find(Boolean);
}

/** Whether the browser refused a write for want of room. */
function isQuota(error: unknown): boolean {
	return (error instanceof Error && error.name === 'QuotaExceededError') || errorsWithin(error).some(isQuota);
}

/** The browser's errors that Dexie wrapped: one, or one for each record of many. */
function errorsWithin(error: unknown): unknown[] {
	if (!(error instanceof Error)) return [];
	const inner = 'inner' in error && error.inner ? [error.inner] : [];
	return 'failures' in error && Array.isArray(error.failures) ? [...inner, ...error.failures] : inner;
}
