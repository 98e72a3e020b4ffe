/** Files as folders give them: which of them hold data, and which are left out by name. */

/** A file with its place within what was given: `2021/december/verbruik.csv`. */
export interface PlacedFile {
	readonly path: string;
	readonly file: File;
}

export interface SortedFiles {
	/** In the order of their paths. */
	readonly files: File[];
	/** Paths of what is no data: hidden files, and those of other kinds. */
	readonly leftOut: string[];
}

/** What can hold usage; whoever chooses a single file of another kind means it, and is told by the reader. */
const DATA = /\.(csv|tsv|tab|txt|gz|zip|xlsx)$/i;
/** What systems put beside files: hidden by name, or known. */
const HIDDEN = /^(\..*|__MACOSX|thumbs\.db|desktop\.ini|~\$.*)$/i;

/** Files of folders sorted out. A file that was given by itself, without a folder in its path, is always taken. */
export function sortOut(given: readonly PlacedFile[]): SortedFiles {
	const inOrder = [...given].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
	const isTaken = ({ path }: PlacedFile): boolean => {
		const parts = path.split('/');
		return parts.length === 1 || (DATA.test(path) && !parts.some((part) => HIDDEN.test(part)));
	};
	return {
		files: inOrder.filter(isTaken).map(({ file }) => file),
		leftOut: inOrder.filter((each) => !isTaken(each)).map(({ path }) => path)
	};
}

/** Of an input that takes a folder. */
export function pickedFiles(list: FileList): PlacedFile[] {
	return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped, folders opened. To be called while the event is handled: afterwards the browser holds nothing. */
export async function droppedFiles(data: DataTransfer): Promise<PlacedFile[]> {
	const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) return [...data.files].map((file) => ({ path: file.name, file }));
	const found: PlacedFile[] = [];
	for (const entry of entries) await open(entry, '', found);
	return found;
}

async function open(entry: FileSystemEntry, before: string, found: PlacedFile[]): Promise<void> {
	const path = before + entry.name;
	if (entry instanceof FileSystemFileEntry) {
		const file = await new Promise<File>((resolve, reject) => {
			entry.file(resolve, reject);
		});
		found.push({ path, file });
	} else if (entry instanceof FileSystemDirectoryEntry) {
		const reader = entry.createReader();
		for (;;) {
			// A hundred at a time, until there are none.
			const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
				reader.readEntries(resolve, reject);
			});
			if (some.length === 0) return;
			for (const each of some) await open(each, `${path}/`, found);
		}
	}
}
