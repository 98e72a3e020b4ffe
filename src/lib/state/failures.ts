import { Failure } from '$lib/domain/failure';

/** What a call threw, as something that has words. */
export function asFailure(error: unknown): Failure {
	return error instanceof Failure ? error : new Failure('STO-7.worker-failed', { other: String(error) });
}
