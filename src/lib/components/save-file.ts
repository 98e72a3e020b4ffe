/** Gives the user a file under a name, as a click on a link would. */
export function saveFile(name: string, blob: Blob): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	// The browser has taken hold of the file by the time of the next task; a minute is for slow disks.
	setTimeout(() => {
		URL.revokeObjectURL(link.href);
	}, 60_000);
}
