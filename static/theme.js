// Before anything is drawn: the light that the user chose (state/theme.svelte.ts keeps it), so that a dark
// page does not flash white. A script of its own, as the content security policy allows none inside the page.
try {
	const theme = localStorage.getItem('specifiek.theme');
	if (theme === 'light' || theme === 'dark') {
		document.documentElement.dataset.theme = theme;
		document.querySelector('meta[name="color-scheme"]').content = theme;
	}
} catch {
	// Storage is forbidden: the system decides.
}
