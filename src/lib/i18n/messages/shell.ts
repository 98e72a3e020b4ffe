/** The frame around every page, and the words that all pages share. */
export const nl = {
	appName: 'Specifiek',
	skipToContent: 'Naar de inhoud',
	optional: 'optioneel',

	nav: {
		main: 'Hoofdmenu',
		menu: 'Menu',
		home: 'Startpagina',
		usage: 'Verbruik',
		customers: 'Bedrijven',
		customerList: 'Klanten',
		ownCompany: 'Eigen bedrijf',
		settings: 'Instellingen',
		reports: 'Rapporten',
		invoices: 'Facturen',
		invoiceDetails: 'Factuurgegevens',
		recharge: 'Doorbelasten',
		prices: 'Prijslijst',
		support: 'Support'
	},

	verbs: {
		add: 'Toevoegen',
		back: 'Terug',
		cancel: 'Annuleren',
		close: 'Sluiten',
		delete: 'Verwijderen',
		download: 'Downloaden',
		later: 'Later',
		next: 'Volgende',
		ok: 'Begrepen',
		open: 'Openen',
		retry: 'Opnieuw',
		save: 'Opslaan',
		search: 'Zoeken',
		stop: 'Stoppen',
		undo: 'Ongedaan maken'
	},

	language: {
		label: 'Taal',
		other: 'English',
		otherShort: 'EN',
		/** Said by a screen reader in the language that it leads to; begins with what is shown. */
		switchTo: 'EN, switch to English'
	},

	theme: {
		label: 'Weergave',
		light: 'Licht',
		dark: 'Donker',
		system: 'Zoals het systeem',
		current: (name: string) => `Weergave: ${name}`
	},

	bell: {
		label: 'Meldingen',
		button: (unread: number) => (unread === 0 ? 'Meldingen' : `Meldingen, ${unread} ongelezen`),
		empty: 'Geen meldingen',
		emptyText: 'Exports die klaar of mislukt zijn, komen hier te staan.',
		markAllRead: 'Alles gelezen',
		deleteAll: 'Alles verwijderen',
		deleteOne: 'Melding verwijderen',
		unread: 'ongelezen',
		queued: 'In wachtrij',
		running: 'Bezig',
		progress: (done: string, total: string) => `Bezig, ${done} van ${total}`,
		finished: 'Gereed',
		failed: 'Mislukt',
		cancelled: 'Geannuleerd',
		cancelJob: 'Export annuleren',
		arrivedFinished: (name: string) => `${name} is gereed. Te downloaden bij Meldingen.`,
		arrivedFailed: (name: string) => `${name} is mislukt. De reden staat bij Meldingen.`,
		arrivedCancelled: (name: string) => `${name} is geannuleerd.`
	},

	table: {
		scroll: (name: string) => `${name}, schuift binnen het kader`,
		selectAll: 'Alle rijen kiezen',
		selected: (count: string) => `${count} gekozen`,
		total: 'Totaal',
		rows: (count: string) => `${count} rijen`,
		printed: (count: string, of: string) =>
			`Op papier staan de eerste ${count} van de ${of} rijen. Een export bevat ze alle.`,
		empty: 'Geen rijen'
	},

	files: {
		drop: 'of sleep ze hierheen',
		dropOne: 'of sleep het hierheen'
	},

	progress: {
		label: 'Voortgang',
		of: (done: string, total: string) => `${done} van ${total}`,
		left: (duration: string) => `nog ongeveer ${duration}`
	},

	state: {
		info: 'Ter informatie',
		success: 'Gelukt',
		warning: 'Let op',
		error: 'Fout',
		loading: 'Wordt geladen'
	},

	update: {
		text: 'Er is een nieuwe versie van Specifiek.',
		busy: 'Er loopt nog een taak. Zodra die klaar is, kunt u overstappen.',
		elsewhere: 'Een ander tabblad is overgestapt op een nieuwe versie van Specifiek.',
		now: 'Nieuwe versie gebruiken',
		reload: 'Pagina verversen'
	},

	missing: {
		title: 'Deze pagina kan hier niet werken',
		text: 'Specifiek doet al het werk in uw browser. Daarvoor ontbreekt iets:',
		'secure-context':
			'Een beveiligd adres. Open de pagina met https:// of via localhost: browsers geven opslag en berekening anders niet vrij.',
		indexeddb: 'IndexedDB, de opslag van de browser. Sta sitegegevens toe of gebruik een gewoon venster.',
		workers: 'Web Workers, het rekenwerk naast de pagina. Gebruik een actuele browser.',
		locks: 'Web Locks, waarmee tabbladen op elkaar wachten. Gebruik een actuele browser.'
	},

	sample: {
		text: 'Dit zijn voorbeeldgegevens. Wat u hier doet, raakt uw eigen administratie niet.',
		own: 'Naar mijn eigen administratie'
	}
};

export const en: typeof nl = {
	appName: 'Specifiek',
	skipToContent: 'Skip to content',
	optional: 'optional',

	nav: {
		main: 'Main menu',
		menu: 'Menu',
		home: 'Home',
		usage: 'Usage',
		customers: 'Companies',
		customerList: 'Customers',
		ownCompany: 'Own company',
		settings: 'Settings',
		reports: 'Reports',
		invoices: 'Invoices',
		invoiceDetails: 'Invoice details',
		recharge: 'Recharge',
		prices: 'Price list',
		support: 'Support'
	},

	verbs: {
		add: 'Add',
		back: 'Back',
		cancel: 'Cancel',
		close: 'Close',
		delete: 'Delete',
		download: 'Download',
		later: 'Later',
		next: 'Next',
		ok: 'Got it',
		open: 'Open',
		retry: 'Try again',
		save: 'Save',
		search: 'Search',
		stop: 'Stop',
		undo: 'Undo'
	},

	language: {
		label: 'Language',
		other: 'Nederlands',
		otherShort: 'NL',
		switchTo: 'NL, overschakelen naar Nederlands'
	},

	theme: {
		label: 'Appearance',
		light: 'Light',
		dark: 'Dark',
		system: 'Same as the system',
		current: (name: string) => `Appearance: ${name}`
	},

	bell: {
		label: 'Notifications',
		button: (unread: number) => (unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`),
		empty: 'No notifications',
		emptyText: 'Exports that finished or failed will appear here.',
		markAllRead: 'Mark all read',
		deleteAll: 'Delete all',
		deleteOne: 'Delete notification',
		unread: 'unread',
		queued: 'Queued',
		running: 'Running',
		progress: (done: string, total: string) => `Running, ${done} of ${total}`,
		finished: 'Ready',
		failed: 'Failed',
		cancelled: 'Cancelled',
		cancelJob: 'Cancel export',
		arrivedFinished: (name: string) => `${name} is ready. Download it from Notifications.`,
		arrivedFailed: (name: string) => `${name} failed. Notifications tells why.`,
		arrivedCancelled: (name: string) => `${name} was cancelled.`
	},

	table: {
		scroll: (name: string) => `${name}, scrolls within its frame`,
		selectAll: 'Select all rows',
		selected: (count: string) => `${count} selected`,
		total: 'Total',
		rows: (count: string) => `${count} rows`,
		printed: (count: string, of: string) =>
			`On paper are the first ${count} of the ${of} rows. An export holds them all.`,
		empty: 'No rows'
	},

	files: {
		drop: 'or drop them here',
		dropOne: 'or drop it here'
	},

	progress: {
		label: 'Progress',
		of: (done: string, total: string) => `${done} of ${total}`,
		left: (duration: string) => `about ${duration} left`
	},

	state: {
		info: 'For your information',
		success: 'Done',
		warning: 'Note',
		error: 'Error',
		loading: 'Loading'
	},

	update: {
		text: 'There is a new version of Specifiek.',
		busy: 'A task is still running. You can switch as soon as it is done.',
		elsewhere: 'Another tab has switched to a new version of Specifiek.',
		now: 'Use the new version',
		reload: 'Reload page'
	},

	missing: {
		title: 'This page cannot work here',
		text: 'Specifiek does all its work in your browser. Something for that is missing:',
		'secure-context':
			'A secure address. Open the page with https:// or on localhost: browsers withhold storage and computing otherwise.',
		indexeddb: 'IndexedDB, the browser’s storage. Allow site data, or use an ordinary window.',
		workers: 'Web Workers, the computing beside the page. Use a current browser.',
		locks: 'Web Locks, by which tabs wait for each other. Use a current browser.'
	},

	sample: {
		text: 'These are sample data. Nothing you do here touches your own administration.',
		own: 'Go to my own administration'
	}
};
