/** How to get a specification, and answers to what people ask. */
export const nl = {
	title: 'Support',
	text: 'Zo maakt en downloadt u de specificatie van een factuur, en antwoorden op veelgestelde vragen.',

	steps: {
		title: 'Specificatie van een factuur downloaden',
		text: 'Bij elke factuur hoort een specificatie: een Excel-bestand met alle regels waaruit de factuur is opgebouwd. U downloadt haar in drie stappen.',

		first: {
			title: 'Stap 1: Ga naar Rapporten',
			open: 'Open Specifiek. Inloggen hoeft niet: de pagina werkt met de gegevens in uw eigen browser.',
			menu: 'Klik in het hoofdmenu op ‘Rapporten’.',
			figure: 'Het hoofdmenu met Rapporten'
		},

		second: {
			title: 'Stap 2: Open de factuur',
			tab: 'Klik in het submenu op ‘Facturen’. U krijgt een overzicht van alle facturen.',
			row: 'Klik op de factuur waarvan u de specificatie wilt bekijken.',
			lines:
				'U ziet alle regels waaruit de factuur is opgebouwd: klantaccount, KvK-nummer, abonnementsnummer, SKU, toeslagnaam, periode, aantal, bedrag per stuk, bedrag ex. btw en btw-bedrag.',
			figure: 'Het overzicht van facturen'
		},

		third: {
			title: 'Stap 3: Exporteer de specificatie',
			export: 'Klik op ‘Exporteren’. Er verschijnt:',
			queued:
				'Uw export wordt in de wachtrij gezet en door een afzonderlijk proces verwerkt. U ontvangt een melding wanneer dit klaar is.',
			bell: 'Klik op het pictogram van de meldingen.',
			download: 'Klik op de melding om het bestand te downloaden.',
			file: 'U krijgt een .xlsx-bestand waarin u uw eigen bewerkingen kunt doen: filteren, optellen, doorbelasten.',
			figureBell: 'De meldingen met het bestand dat klaar is',
			figureFile: 'Een voorbeeld van het bestand'
		},

		sample: 'De figuren tonen voorbeeldgegevens.',
		number: 'Factuur',
		customer: 'Klant',
		date: 'Factuurdatum',
		total: 'Totaal',
		status: 'Status',
		final: 'Definitief',
		export: 'Exporteren',
		ready: 'Gereed'
	},

	questions: {
		title: 'Veelgestelde vragen',

		where: 'Waar staan mijn gegevens?',
		whereAnswer:
			'In deze browser op dit apparaat, en nergens anders. Specifiek heeft geen server: wat u importeert, verlaat uw computer niet. Een andere browser of een ander apparaat ziet uw gegevens dus niet.',

		lose: 'Kan ik mijn gegevens kwijtraken?',
		loseAnswer:
			'Ja. Wie de sitegegevens van de browser wist, wist ook deze administratie; een privévenster wist haar bij het sluiten, en een browser met te weinig ruimte kan gegevens opruimen. Niemand anders heeft een kopie. Een back-up maakt de pagina nog niet. Bewaar daarom de bestanden die u importeert en de specificaties die u maakt, en niet op deze computer alleen: met dezelfde bestanden en prijzen komen dezelfde facturen weer tevoorschijn.',

		files: 'Welke bestanden kan ik inlezen?',
		filesAnswer:
			'CSV-bestanden met één regel per gebeurtenis. Puntkomma, komma, tab of verticale streep als scheidingsteken, een decimale komma of punt, en de gangbare schrijfwijzen van datums worden herkend. Voor het importeren ziet u hoe elke kolom gelezen wordt en kunt u het verbeteren. Nodig zijn een SKU en een tijdstip of een periode. Bewaar een Excel-bestand eerst als CSV.',

		rejected: 'Wat betekent ‘afgekeurd’?',
		rejectedAnswer:
			'Een afgekeurde regel kon niet worden gelezen, bijvoorbeeld door een datum die niet bestaat of een aantal dat geen getal is. Zo’n regel telt niet mee en wordt niet gefactureerd, maar verdwijnt ook niet: u ziet het regelnummer, de kolom, de waarde en de reden. U kunt de afgekeurde regels downloaden, verbeteren en opnieuw importeren. Geaccepteerd, dubbel en afgekeurd zijn samen altijd alle regels van het bestand.',

		duplicates: 'Ik heb een bestand twee keer geïmporteerd. Wordt het dubbel gefactureerd?',
		duplicatesAnswer:
			'Nee. Een gebeurtenis die al geïmporteerd is, wordt als dubbel geteld en niet nog eens gefactureerd, ook maanden later niet.',

		mistake: 'Er staat een fout op een definitieve factuur. Wat nu?',
		mistakeAnswer:
			'Een definitieve factuur verandert niet meer. Was het verbruik fout, maak dan de import ongedaan en importeer het juiste bestand: de volgende factuur verrekent het verschil. Komt die onder nul uit, dan is het een creditnota die noemt wat zij corrigeert.',

		late: 'Er komt nog verbruik van een eerdere maand binnen. Wat gebeurt daarmee?',
		lateAnswer:
			'Dat komt op de volgende factuur, als regel met zijn eigen periode. Wat al gefactureerd is, blijft gefactureerd.',

		offline: 'Werkt Specifiek zonder internet?',
		offlineAnswer:
			'Ja, na het eerste bezoek. Een nieuwe versie wordt vanzelf opgehaald, maar pas gebruikt wanneer u daarvoor kiest.',
		offlineReady: 'Klaar voor gebruik zonder internet',
		offlineNotYet: 'Nog niet klaar voor gebruik zonder internet'
	}
};

export const en: typeof nl = {
	title: 'Support',
	text: 'How to make and download the specification of an invoice, and answers to common questions.',

	steps: {
		title: 'Downloading the specification of an invoice',
		text: 'Every invoice has a specification: an Excel file with all the lines that the invoice is made of. You download it in three steps.',

		first: {
			title: 'Step 1: Go to Reports',
			open: 'Open Specifiek. There is nothing to log in to: the page works with the data in your own browser.',
			menu: 'Choose ‘Reports’ in the main menu.',
			figure: 'The main menu with Reports'
		},

		second: {
			title: 'Step 2: Open the invoice',
			tab: 'Choose ‘Invoices’ in the menu below. You get an overview of all invoices.',
			row: 'Choose the invoice whose specification you want to see.',
			lines:
				'You see all the lines that the invoice is made of: customer account, chamber of commerce number, subscription number, SKU, charge name, period, quantity, unit price, amount excluding VAT and VAT amount.',
			figure: 'The overview of invoices'
		},

		third: {
			title: 'Step 3: Export the specification',
			export: 'Choose ‘Export’. The page says:',
			queued:
				'Your export has been queued and is processed separately. You will be notified when it is ready.',
			bell: 'Choose the bell of the notifications.',
			download: 'Choose the notification to download the file.',
			file: 'You get an .xlsx file that you can work in: filter, add up, pass on costs.',
			figureBell: 'The notifications with the file that is ready',
			figureFile: 'An example of the file'
		},

		sample: 'The figures show sample data.',
		number: 'Invoice',
		customer: 'Customer',
		date: 'Invoice date',
		total: 'Total',
		status: 'Status',
		final: 'Final',
		export: 'Export',
		ready: 'Ready'
	},

	questions: {
		title: 'Common questions',

		where: 'Where are my data?',
		whereAnswer:
			'In this browser on this device, and nowhere else. Specifiek has no server: what you import does not leave your computer. So another browser or another device does not see your data.',

		lose: 'Can I lose my data?',
		loseAnswer:
			'Yes. Clearing the browser’s site data clears this administration too; a private window clears it on closing, and a browser short of room may remove data. Nobody else has a copy. The page does not make backups yet. So keep the files that you import and the specifications that you make, and not on this computer alone: the same files and prices give the same invoices again.',

		files: 'Which files can I read in?',
		filesAnswer:
			'CSV files with one line per event. A semicolon, comma, tab or vertical bar as separator, a decimal comma or point, and the usual ways of writing dates are recognised. Before importing you see how every column is read and can correct it. What is needed is a SKU and a moment or a period. Save an Excel file as CSV first.',

		rejected: 'What does ‘rejected’ mean?',
		rejectedAnswer:
			'A rejected line could not be read, for instance because of a date that does not exist or a quantity that is no number. Such a line does not count and is not billed, but it does not disappear either: you see its line number, the column, the value and the reason. You can download the rejected lines, mend them and import them again. Accepted, duplicate and rejected always make up all the lines of the file.',

		duplicates: 'I imported a file twice. Will it be billed twice?',
		duplicatesAnswer:
			'No. An event that was imported before is counted as a duplicate and not billed again, not even months later.',

		mistake: 'There is a mistake on a final invoice. What now?',
		mistakeAnswer:
			'A final invoice does not change any more. If the usage was wrong, undo the import and import the right file: the next invoice settles the difference. Where that comes out below zero, it is a credit note that names what it corrects.',

		late: 'Usage of an earlier month is still coming in. What happens to it?',
		lateAnswer:
			'It goes on the next invoice, as a line with its own period. What has been billed stays billed.',

		offline: 'Does Specifiek work without internet?',
		offlineAnswer:
			'Yes, after the first visit. A new version is fetched by itself, but used only when you choose to.',
		offlineReady: 'Ready for use without internet',
		offlineNotYet: 'Not yet ready for use without internet'
	}
};
