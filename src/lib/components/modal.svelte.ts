import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';

/**
 * Makes a dialog follow its owner's state: modal while `open` says so, and closed otherwise. The browser keeps the
 * focus inside, and gives it back to where it was.
 * @param open reactive.
 * @param close Asked at Escape, and when the browser closed the dialog by itself. An owner that then still says
 * open keeps it open.
 */
export function modal(open: () => boolean, close: () => void): Attachment<HTMLDialogElement> {
	return (dialog) => {
		$effect(() => {
			if (open() && !dialog.open) dialog.showModal();
			else if (!open() && dialog.open) dialog.close();
		});
		const offCancel = on(dialog, 'cancel', (event) => {
			// It also comes up from a file input inside.
			if (event.target !== dialog) return;
			// The owner closes, at once: `close` comes a task later, and who opens in between would be closed again.
			event.preventDefault();
			close();
		});
		const offClose = on(dialog, 'close', () => {
			// By the owner, or opened again since.
			if (!open() || dialog.open) return;
			// At a second Escape the browser lets nothing be prevented.
			close();
			if (open()) dialog.showModal();
		});
		return () => {
			offCancel();
			offClose();
		};
	};
}
