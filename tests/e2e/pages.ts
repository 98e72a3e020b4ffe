/** Every page of the site: its address below the site's own, and its heading. */
export const PAGES = [
	{ address: '', heading: /Van verbruik naar factuur|Startpagina/ },
	{ address: 'verbruik/', heading: 'Verbruik' },
	{ address: 'verbruik/import/', heading: 'Import' },
	{ address: 'bedrijven/', heading: 'Bedrijven' },
	{ address: 'bedrijven/eigen/', heading: 'Eigen bedrijf' },
	{ address: 'bedrijven/instellingen/', heading: 'Instellingen' },
	{ address: 'rapporten/facturen/', heading: 'Facturen' },
	{ address: 'rapporten/facturen/factuur/', heading: 'Factuurgegevens' },
	{ address: 'rapporten/doorbelasten/', heading: 'Doorbelasten' },
	{ address: 'prijslijst/', heading: 'Prijslijst' },
	{ address: 'support/', heading: 'Support' }
] as const;
