import { Failure } from '$lib/domain/failure';

/** STO-3: what is damaged is named by the file that it was imported from. */
export async function namingFile<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof Failure) throw new Failure(error.code, { ...error.detail, file }, { cause: error });
		throw error;
	}
}
