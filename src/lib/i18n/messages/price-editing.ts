/** Changing the price list in the page, its history, and trying it on the open invoices. */
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nl = {
	add: 'Prijs toevoegen',
	edit: (sku: string, day: string) => `Prijs van ${sku} vanaf ${day} wijzigen`,
	newVersion: (sku: string, day: string) => `Nieuwe versie van ${sku} na die van ${day}`,
	history: (sku: string) => `Versies van ${sku}`,
	billedStays:
		'Wat gefactureerd is, blijft gefactureerd: wie een prijs wijzigt of verwijdert, verandert geen definitieve factuur.',

	titles: {
		add: 'Prijs toevoegen',
		edit: (sku: string) => `Prijs van ${sku} wijzigen`,
		version: (sku: string) => `Nieuwe versie van ${sku}`
	},
	texts: {
		add: 'Geldt voor verbruik in perioden die op of na de ingangsdatum beginnen.',
		edit: 'Concepten worden opnieuw gerekend. Definitieve facturen blijven zoals zij zijn; moet een prijs vanaf een datum anders zijn, maak dan een nieuwe versie.',
		version:
			'Geldt voor perioden die op of na deze datum beginnen. De vorige versie blijft gelden voor perioden van daarvoor.'
	},

	packagePrice: 'Prijs per pakket',
	otherVat: 'Ander percentage',
	free: 'Gratis aantal',
	minimum: 'Minimum ex. btw',
	onlyCustomer: 'Alleen voor klantnummer',
	onlySubscription: 'Alleen voor abonnement',

	vat: {
		'21': '21%',
		'9': '9%',
		'0': '0%',
		reverse: 'verlegd',
		exempt: 'vrijgesteld',
		other: 'ander percentage',
		none: 'niet opgegeven'
	},

	tiers: {
		title: 'Treden: tot en met welk aantal, en de prijs per stuk',
		upTo: (n: string) => `Trede ${n}: tot en met`,
		upToShort: 'tot en met',
		price: (n: string) => `Trede ${n}: bedrag per stuk`,
		priceShort: 'bedrag per stuk',
		above: 'alles daarboven',
		all: 'elk aantal',
		add: 'Trede toevoegen',
		remove: (n: string) => `Trede ${n} verwijderen`
	},

	example: {
		quantity: 'Voorbeeld: aantal',
		incomplete: 'Het bedrag verschijnt zodra de prijs volledig is.',
		nothing: 'Geen verbruik, geen regel.'
	},

	added: (sku: string, day: string) => `De prijs van ${sku} vanaf ${day} is toegevoegd.`,
	changed: (sku: string, day: string) => `De prijs van ${sku} vanaf ${day} is gewijzigd.`,
	savedDraft: 'De proef is opgeslagen. De concepten zijn bijgewerkt.',

	versions: {
		validUntil: 'Geldig t/m',
		back: 'Hele prijslijst',
		now: (price: string, day: string) => `Nu geldt ${price}, sinds ${day}.`,
		nowNone: 'Vandaag geldt geen prijs.',
		next: (price: string, day: string) => `Vanaf ${day} geldt ${price}.`,
		noNext: 'Er staat geen volgende versie klaar.',
		everyone: 'Algemeen',
		customer: (number: string) => `Klant ${number}`,
		subscription: (number: string) => `Abonnement ${number}`,
		unit: (unit: string) => `eenheid ${unit}`,
		unknown: 'Van deze SKU staat geen prijs in de lijst.'
	},

	draft: {
		begin: 'Prijzen uitproberen',
		title: 'U probeert prijzen uit: er is nog niets opgeslagen.',
		text: 'Wijzig prijzen hieronder of kies een bestand, en zie wat de open concepten zouden worden.',
		size: (put: number, removed: number) =>
			`${put} ${plural(put, 'versie', 'versies')} toegevoegd of gewijzigd, ${removed} verwijderd.`,
		file: 'Bestand uitproberen',
		read: (file: string) => `${file} staat in de proef; er is nog niets opgeslagen.`,
		save: 'Proef opslaan',
		discard: 'Proef weggooien',
		discarded: 'De proef is weggegooid. De prijslijst is zoals zij was.',
		changedHere: 'proef'
	},

	whatIf: {
		title: 'Wat de open concepten zouden worden',
		computing: 'De concepten worden doorgerekend',
		none: 'Er zijn geen open concepten om door te rekenen.',
		toInvoices: 'Naar Facturen',
		same: 'Met deze prijzen blijft elk concept zoals het is.',
		customer: 'Klant',
		noName: 'Zonder naam',
		now: 'Nu ex. btw',
		then: 'Dan ex. btw',
		difference: 'Verschil ex. btw',
		total: 'Verschil incl. btw',
		keys: 'Regels anders',
		lines: (name: string) => `Verschillen van ${name}`,
		open: (name: string) => `Regels van ${name}`,
		lacking: (skus: string) => `Dan zonder prijs: ${skus}.`,
		account: 'Klantaccount',
		subscription: 'Abonnementsnummer',
		sku: 'SKU',
		period: 'Periode',
		nowWorking: 'Nu',
		thenWorking: 'Dan',
		noPrice: 'geen prijs',
		minimum: 'minimum'
	}
};

export const en: typeof nl = {
	add: 'Add price',
	edit: (sku: string, day: string) => `Change price of ${sku} from ${day}`,
	newVersion: (sku: string, day: string) => `New version of ${sku} after that of ${day}`,
	history: (sku: string) => `Versions of ${sku}`,
	billedStays: 'What was billed stays billed: changing or deleting a price changes no final invoice.',

	titles: {
		add: 'Add price',
		edit: (sku: string) => `Change price of ${sku}`,
		version: (sku: string) => `New version of ${sku}`
	},
	texts: {
		add: 'Holds for usage in periods that begin on or after the date.',
		edit: 'Drafts are computed again. Final invoices stay as they are; if a price must differ from a date on, make a new version instead.',
		version:
			'Holds for periods that begin on or after this date. The version before keeps the periods before it.'
	},

	packagePrice: 'Price per package',
	otherVat: 'Other percentage',
	free: 'Free quantity',
	minimum: 'Minimum excl. VAT',
	onlyCustomer: 'Only for customer number',
	onlySubscription: 'Only for subscription',

	vat: {
		'21': '21%',
		'9': '9%',
		'0': '0%',
		reverse: 'reverse charge',
		exempt: 'exempt',
		other: 'other percentage',
		none: 'not given'
	},

	tiers: {
		title: 'Tiers: up to which quantity, and the unit price',
		upTo: (n: string) => `Tier ${n}: up to`,
		upToShort: 'up to',
		price: (n: string) => `Tier ${n}: unit price`,
		priceShort: 'unit price',
		above: 'everything above',
		all: 'any quantity',
		add: 'Add tier',
		remove: (n: string) => `Delete tier ${n}`
	},

	example: {
		quantity: 'Example: quantity',
		incomplete: 'The amount appears once the price is complete.',
		nothing: 'No usage, no line.'
	},

	added: (sku: string, day: string) => `The price of ${sku} from ${day} was added.`,
	changed: (sku: string, day: string) => `The price of ${sku} from ${day} was changed.`,
	savedDraft: 'The trial was saved. The drafts are up to date.',

	versions: {
		validUntil: 'Valid until',
		back: 'Whole price list',
		now: (price: string, day: string) => `In force now: ${price}, since ${day}.`,
		nowNone: 'No price is in force today.',
		next: (price: string, day: string) => `From ${day}: ${price}.`,
		noNext: 'No next version is waiting.',
		everyone: 'General',
		customer: (number: string) => `Customer ${number}`,
		subscription: (number: string) => `Subscription ${number}`,
		unit: (unit: string) => `unit ${unit}`,
		unknown: 'The list has no price of this SKU.'
	},

	draft: {
		begin: 'Try prices',
		title: 'You are trying prices: nothing is saved yet.',
		text: 'Change prices below or choose a file, and see what the open drafts would become.',
		size: (put: number, removed: number) =>
			`${put} ${plural(put, 'version', 'versions')} added or changed, ${removed} deleted.`,
		file: 'Try a file',
		read: (file: string) => `${file} is in the trial; nothing is saved yet.`,
		save: 'Save trial',
		discard: 'Discard trial',
		discarded: 'The trial was discarded. The price list is as it was.',
		changedHere: 'trial'
	},

	whatIf: {
		title: 'What the open drafts would become',
		computing: 'Computing the drafts',
		none: 'There are no open drafts to compute.',
		toInvoices: 'To Invoices',
		same: 'With these prices every draft stays as it is.',
		customer: 'Customer',
		noName: 'Without name',
		now: 'Now excl. VAT',
		then: 'Then excl. VAT',
		difference: 'Difference excl. VAT',
		total: 'Difference incl. VAT',
		keys: 'Lines changed',
		lines: (name: string) => `Differences of ${name}`,
		open: (name: string) => `Lines of ${name}`,
		lacking: (skus: string) => `Then without price: ${skus}.`,
		account: 'Customer account',
		subscription: 'Subscription number',
		sku: 'SKU',
		period: 'Period',
		nowWorking: 'Now',
		thenWorking: 'Then',
		noPrice: 'no price',
		minimum: 'minimum'
	}
};
