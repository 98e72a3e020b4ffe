/** The page of settings: how VAT is rounded, and the billing zone. */
export const nl = {
	title: 'Instellingen',
	text: 'Wat bepaalt hoe facturen worden gerekend. Een definitieve factuur houdt wat gold toen zij definitief werd.',
	vat: {
		title: 'Btw afronden',
		'per-rate': 'Per tarief, over het totaal',
		'per-line': 'Per regel',
		example: (nets: string, vat: string) => `${nets} tegen 21% heeft ${vat} btw.`,
		changed: 'De afronding van btw is gewijzigd. De concepten zijn bijgewerkt.'
	},
	zone: {
		title: 'Factureringszone',
		text: 'Bepaalt in welke kalendermaand een tijdstip valt, en hoe een tijd zonder zone wordt gelezen. De zone van uw computer speelt geen rol.',
		label: 'Tijdzone',
		now: (zone: string, time: string) => `In ${zone} is het nu ${time}.`,
		changed: (zone: string) => `De factureringszone is nu ${zone}.`
	}
};

export const en: typeof nl = {
	title: 'Settings',
	text: 'What decides how invoices are computed. A final invoice keeps what held when it became final.',
	vat: {
		title: 'Rounding VAT',
		'per-rate': 'Per rate, over the total',
		'per-line': 'Per line',
		example: (nets: string, vat: string) => `${nets} at 21% has ${vat} VAT.`,
		changed: 'The rounding of VAT was changed. The drafts are up to date.'
	},
	zone: {
		title: 'Billing zone',
		text: 'Decides which calendar month a moment belongs to, and how a time without a zone is read. The zone of your computer has no part in it.',
		label: 'Time zone',
		now: (zone: string, time: string) => `In ${zone} it is ${time} now.`,
		changed: (zone: string) => `The billing zone is ${zone} now.`
	}
};
