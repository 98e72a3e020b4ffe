/**
 * An attachment for the heading of what takes the place of what was there: it leads keyboard, screen reader and
 * view to it. Whoever is at something else meanwhile is left there.
 */
export function arrive(heading: HTMLElement): void {
	if (document.activeElement !== null && document.activeElement !== document.body) return;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
	heading.scrollIntoView({ block: 'nearest' });
}
