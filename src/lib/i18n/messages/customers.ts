/** Companies: the customers that usage names, and their accounts. */
export const nl = {
	title: 'Bedrijven',
	text: 'De klanten uit het verbruik, met hun accounts en facturen.',
	noName: '(zonder naam)',
	noAccount: '(zonder account)',
	search: 'Zoek op naam of account',
	more: (named: string, rest: string) => `${named} en nog ${rest}`,
	draftsOf: (count: string, name: string) => `${count}, naar de concepten van ${name}`,
	definitivesOf: (count: string, name: string) => `${count}, naar de definitieve facturen van ${name}`,
	toInvoices: 'Naar de facturen',
	notFound: 'Dit bedrijf is niet gevonden. Kies het uit de lijst.',
	failed: 'De accounts zijn niet te lezen.',

	columns: {
		name: 'Bedrijf',
		number: 'Klantnummer',
		accounts: 'Klantaccounts',
		events: 'Verbruiksregels',
		drafts: 'Concepten',
		definitives: 'Definitieve facturen'
	},

	accounts: {
		title: 'Klantaccounts',
		columns: {
			account: 'Klantaccount',
			kvk: 'KvK-nummer',
			internalNumber: 'Intern klantnummer',
			subscriptions: 'Abonnementsnummers'
		}
	},

	none: {
		title: 'Nog geen bedrijven',
		text: 'Bedrijven en hun accounts komen vanzelf uit het verbruik dat u importeert.',
		searched: 'Geen bedrijf gevonden',
		searchedText: 'Geen naam, nummer, account of abonnement bevat deze woorden.'
	}
};

export const en: typeof nl = {
	title: 'Companies',
	text: 'The customers found in the usage, with their accounts and invoices.',
	noName: '(no name)',
	noAccount: '(no account)',
	search: 'Search name or account',
	more: (named: string, rest: string) => `${named} and ${rest} more`,
	draftsOf: (count: string, name: string) => `${count}, to the drafts of ${name}`,
	definitivesOf: (count: string, name: string) => `${count}, to the final invoices of ${name}`,
	toInvoices: 'To the invoices',
	notFound: 'This company was not found. Choose it from the list.',
	failed: 'The accounts cannot be read.',

	columns: {
		name: 'Company',
		number: 'Customer number',
		accounts: 'Customer accounts',
		events: 'Usage lines',
		drafts: 'Drafts',
		definitives: 'Final invoices'
	},

	accounts: {
		title: 'Customer accounts',
		columns: {
			account: 'Customer account',
			kvk: 'CoC number',
			internalNumber: 'Internal customer no.',
			subscriptions: 'Subscription numbers'
		}
	},

	none: {
		title: 'No companies yet',
		text: 'Companies and their accounts come from the usage that you import.',
		searched: 'No company found',
		searchedText: 'No name, number, account or subscription holds these words.'
	}
};
