/** By code, in Dutch: see problems.ts. */
export const sentences = {
	'BIL-1.customer-known':
		'Dit bedrijf is er al ({other}). Er is niets gewijzigd. Open het in de lijst, of geef een ander nummer of een andere naam.',
	'BIL-1.move-in-circle':
		'Er is niets gewijzigd: zo zouden bedrijven naar elkaar verwijzen en kwam het verbruik op geen enkele factuur. Maak eerst de andere verplaatsing ongedaan.',
	'BIL-1.customer-twice':
		'Dit bedrijf staat al eerder in het bestand (regel {other}). Haal een van beide regels weg.',
	'BIL-1.customer-used': 'Dit bedrijf heeft intussen een factuur en kan niet worden verwijderd.',
	'BIL-1.customer-unnamed': 'Naam en klantnummer ontbreken allebei. Vul ten minste een van beide in.',
	'BIL-1.no-customer-column':
		'De kopregel (regel {line}) noemt geen klantnummer en geen klantnaam. Geef een kolom de naam ‘klantnummer’ of ‘klantnaam’.',
	'BIL-2.term-unreadable': 'Dit is geen betaaltermijn. Vul hele maanden in, van 0 tot en met 24.',
	'BIL-4.country-unreadable': 'Dit is geen land. Schrijf de twee letters ervan, zoals NL, BE of DE.',
	'BIL-4.draft-changed':
		'Dit concept is intussen veranderd door een import, een prijs of een klant. Er is niets definitief gemaakt. Bekijk het concept opnieuw en maak het dan definitief.',
	'BIL-4.email-unreadable': 'Dit is geen e-mailadres. Schrijf het als naam@domein.nl.',
	'BIL-4.iban-unreadable':
		'Dit is geen IBAN: de controlecijfers kloppen niet. Kijk het na op een rekeningafschrift.',
	'BIL-4.kvk-unreadable': 'Dit is geen KvK-nummer. Het heeft acht cijfers.',
	'BIL-4.no-such-invoice':
		'Deze factuur bestaat niet (meer). Concepten verdwijnen als er niets te factureren is. Kies een factuur uit het overzicht.',
	'BIL-4.not-a-draft':
		'Deze factuur is geen concept meer: zij is in een ander tabblad definitief gemaakt of vervallen. Er is niets gewijzigd. Kies de factuur opnieuw uit het overzicht.',
	'BIL-4.vat-id-unreadable':
		'Dit is geen btw-nummer van dat land. Schrijf het met de landcode, een Nederlands als NL000099998B57; de controlecijfers moeten kloppen.',
	'BIL-5.credit-adds':
		'De gekozen regels zijn samen een teruggave: hun creditnota zou geld vragen in plaats van teruggeven. Kies ook de regels waar zij bij horen.',
	'BIL-5.credit-of-credit': 'Een creditnota ({other}) kan niet worden gecrediteerd. Er is niets gewijzigd.',
	'BIL-5.key-in-part':
		'Er is niets gecrediteerd: regel {line} ({other}) hoort bij hetzelfde verbruik als een gekozen regel. Wat opnieuw gefactureerd wordt, wordt opnieuw in zijn geheel berekend; kies daarom alle regels van dat verbruik, of handel ze af.',
	'BIL-5.line-credited': 'Er is niets gecrediteerd: regel {line} staat al op creditnota {other}.',
	'BIL-5.line-taken-back':
		'Er is niets gecrediteerd: regel {line} is al geheel of deels teruggenomen op {other}. Crediteer eerst die factuur, of kies andere regels.',
	'BIL-5.not-definitive':
		'Alleen een definitieve factuur kan worden gecrediteerd. Een concept kunt u wijzigen door het verbruik, de prijs of de klant aan te passen.',
	'BIL-5.nothing-to-credit': 'Er is geen regel gekozen. Kies ten minste één regel om te crediteren.',
	'BIL-5.date-before-last':
		'De factuurdatum ligt voor die van de laatste factuur in deze reeks. De nummers volgen dan niet de datums. Kies een latere factuurdatum als dat niet de bedoeling is.',
	'BIL-5.last-number-behind':
		'Dit nummer is al uitgegeven, of een later nummer van hetzelfde jaar. Vul het laatste nummer in dat ergens gebruikt is.',
	'BIL-5.last-number-unreadable':
		'Dit is geen factuurnummer van deze reeks. Vul het in zoals het op de factuur staat: voorvoegsel, jaar, streepje, volgnummer.',
	'BIL-5.prefix-taken':
		'De andere reeks gebruikt dit voorvoegsel al. Kies een ander, anders krijgen een factuur en een creditnota hetzelfde nummer.',

	'EXP-2.text-cut':
		'Een tekst is langer dan in een Excel-cel past (32.767 tekens) en is daar afgekapt. In Specifiek staat de tekst geheel.',
	'EXP-4.failed':
		'Het bestand kon niet worden gemaakt. Kies ‘Opnieuw’. Lukt het dan weer niet, sluit dan andere tabbladen en probeer het nog eens.',

	'EXP-5.incomplete':
		'Van deze factuur is geen PDF of UBL te maken: er ontbreken gegevens. Open de factuur; daar staat welke.',

	'IMP-1.empty': '{file} is leeg. Kies een bestand met een kopregel en ten minste één regel daaronder.',
	'IMP-1.misplaced-quote':
		'Er staat een aanhalingsteken midden in een veld, zodat niet zeker is waar het veld eindigt. Verdubbel het teken (""), of haal het weg.',
	'IMP-1.no-records':
		'Onder de kopregel (regel {line}) staan geen regels. Kies een bestand met regels, of wijs een andere kopregel aan.',
	'IMP-2.not-utf8':
		'{file} is vanaf regel {line} geen UTF-8. Kies een andere tekenset, bijvoorbeeld Windows-1252.',
	'IMP-2.undecodable':
		'{file} is met deze tekenset niet te lezen ({other}). Kies een andere tekenset, of laat haar vaststellen.',
	'IMP-3.mapping-unreadable':
		'{file} is geen bestand met indelingen, of het is beschadigd ({column}: {value}). Er is niets van overgenomen.',
	'IMP-3.nem12-interval':
		'De regel met soort 200 ontbreekt of geeft een tijdvak ({other} minuten) waar een dag niet in opgaat. Zo is niet te zien bij welke tijd een waarde hoort.',
	'IMP-3.nem12-kind':
		'Een NEM12-bestand kent geen regels van soort {other}. Verwijder de regel, of kies een andere indeling.',
	'IMP-3.no-header':
		'{file} heeft geen regel met kolomnamen. Wijs aan in welke kolom wat staat, of noem de regel waarop de namen staan.',
	'IMP-3.no-moment':
		'De kopregel (regel {line}) noemt geen tijdstip en geen periode. Wijs aan in welke kolom die staan, of geef een kolom de naam ‘tijdstip’ of ‘periode’.',
	'IMP-3.no-sku':
		'De kopregel (regel {line}) noemt geen SKU. Wijs aan in welke kolom die staat, of geef die kolom de naam ‘sku’.',
	'IMP-3.reading-decreases':
		'Deze meterstand is lager dan de vorige van dezelfde meter. Is de meter vervangen of teruggezet, dan is het verbruik tussen beide standen niet te zeggen: lees het af en voer het apart in. Vanaf deze stand is verder geteld.',
	'IMP-3.sku-missing': 'De SKU ontbreekt. Vul haar in.',
	'IMP-3.too-many-readings':
		'{file} heeft meer dan {other} meterstanden. Splits het bestand, bijvoorbeeld per meter.',
	'IMP-3.unknown-zone':
		'‘{value}’ is geen bekende tijdzone. Kies er een, bijvoorbeeld UTC of Europe/Amsterdam.',
	'IMP-4.number-undecided':
		'Uit geen enkele waarde in deze kolom blijkt of de komma of de punt voor decimalen staat. Kies het zelf.',
	'IMP-4.number-unreadable':
		'Dit is geen getal dat past bij de rest van de kolom. Schrijf cijfers met één decimaalteken, hetzelfde als in de andere regels.',
	'IMP-4.quantity-missing': 'Het aantal ontbreekt, en leeg is geen nul. Vul het in.',
	'IMP-4.too-many-digits':
		'Dit getal heeft meer dan 38 cijfers of een te grote macht van tien. Schrijf het korter.',
	'IMP-5.date-does-not-exist':
		'Deze datum of tijd bestaat niet. Verbeter haar, of kies de andere volgorde van dag en maand.',
	'IMP-5.date-undecided':
		'Uit geen enkele datum met schuine strepen blijkt of de dag of de maand voorop staat. Kies het zelf.',
	'IMP-5.date-unreadable':
		'Dit is geen datum die te lezen is. Schrijf haar bijvoorbeeld als 2021-09-30 of 30-9-2021, een periode als 2021-09 of als 1-9-21 - 30-9-21.',
	'IMP-5.moment-missing': 'Tijdstip en periode ontbreken allebei. Vul een van beide in.',
	'IMP-5.period-from-missing': 'De periode heeft een einde maar geen begin. Vul het begin in.',
	'IMP-5.period-reversed': 'De periode eindigt voor zij begint. Verwissel begin en einde, of verbeter ze.',
	'IMP-5.period-until-missing': 'De periode heeft een begin maar geen einde. Vul het einde in.',
	'IMP-6.left-out': 'Weggelaten door de gebruiker.',
	'IMP-6.field-count':
		'Deze regel heeft niet evenveel velden als de kopregel ({other}). Vaak staat er een scheidingsteken te veel of te weinig, of ontbreekt een aanhalingsteken.',
	'IMP-7.conflict-in-file':
		'Dit nummer van de gebeurtenis staat eerder in het bestand (regel {other}) met een andere inhoud. Verwijder een van beide, of geef ze elk een eigen nummer.',
	'IMP-7.conflict-with-import':
		'Dit nummer van de gebeurtenis is al geïmporteerd met een andere inhoud (import en regel {other}). Is dit bestand een verbetering, kies dan welke import het vervangt.',
	'IMP-7.original-gone':
		'Er is niets geïmporteerd. {file} liet regels weg die ook in een eerdere import staan ({other}), en die telt intussen niet meer mee. Lees het bestand opnieuw.',
	'IMP-8.file-unreadable':
		'{file} is niet meer te lezen: het is verplaatst, gewijzigd of verwijderd sinds u het koos. Er is niets geïmporteerd. Kies het opnieuw.',
	'IMP-8.not-staged':
		'Er is niets geïmporteerd: wat gelezen was, is er niet meer. Kies de bestanden opnieuw.',
	'IMP-10.no-such-import':
		'Deze import bestaat niet (meer). Kies een import uit de tabel op de pagina Verbruik.',
	'IMP-10.not-committed': 'Deze import telde al niet meer mee, of is er niet meer. Er is niets gewijzigd.',
	'IMP-11.archive-bomb':
		'{file} is veel groter uitgepakt dan een bestand met verbruik kan zijn, en is niet verder uitgepakt. Pak het zelf uit en kies het bestand dat u bedoelt.',
	'IMP-11.archive-damaged':
		'{file} is beschadigd, of ingepakt op een manier die Specifiek niet kent. Pak het zelf uit en kies het bestand dat erin zit.',
	'IMP-11.archive-empty': 'In {file} zit geen enkel bestand.',
	'IMP-11.archive-encrypted':
		'{file} is met een wachtwoord ingepakt. Pak het zelf uit en kies het bestand dat erin zit.',
	'IMP-11.archive-nested':
		'{file} is een archief in een archief. Pak het buitenste uit en kies wat daarin zit.',
	'IMP-11.binary':
		'{file} is geen tekstbestand ({other}). Bewaar een werkblad eerst als CSV, pak een zipbestand eerst uit, en kies dat bestand.',
	'IMP-11.cell-too-long':
		'{file}: op rij {line} staat een cel met meer tekst dan Excel toelaat (kolom {column}). Kort haar in, of bewaar het werkblad als CSV.',
	'IMP-11.field-too-long':
		'{file}: op regel {line} staat een veld van meer dan 1 MiB (kolom {column}). Controleer of daar een aanhalingsteken ontbreekt, of kies een ander scheidingsteken.',
	'IMP-11.quote-not-closed':
		'{file}: het aanhalingsteken dat op regel {line} opent, wordt nergens gesloten ({value}). Sluit het, haal het weg, of kies een ander aanhalingsteken.',
	'IMP-11.record-too-long':
		'{file}: wat op regel {line} begint, is te lang voor één regel. Controleer of daar een aanhalingsteken ontbreekt, of kies een ander scheidingsteken.',
	'IMP-11.text-too-long': 'Deze tekst is langer dan 1.000 tekens. Kort haar in.',
	'IMP-11.too-many-columns':
		'{file}: regel {line} heeft meer dan {other} kolommen. Kies een ander scheidingsteken, of haal overtollige kolommen weg.',
	'IMP-11.workbook-damaged':
		'{file} is een beschadigd Excel-bestand. Open het in Excel, bewaar het opnieuw, en kies dat bestand.',
	'IMP-11.workbook-encrypted':
		'{file} is een Excel-bestand met een wachtwoord. Haal het wachtwoord eraf, of bewaar het werkblad als CSV.',
	'IMP-11.workbook-hostile':
		'{file} bevat verwijzingen die in geen Excel-bestand thuishoren en een klein bestand eindeloos laten groeien. Het is niet gelezen. Vraag de afzender om een CSV-bestand.',
	'IMP-11.workbook-old':
		'{file} is van een oude versie van Excel (.xls). Open het in Excel, bewaar het als .xlsx of CSV, en kies dat bestand.',
	'IMP-11.workbook-too-large':
		'{file} heeft meer cellen dan hier in één Excel-bestand gelezen worden (een miljoen). Bewaar het werkblad als CSV: dat wordt wel gelezen, hoe groot ook.',
	'IMP-12.import-elsewhere':
		'{file} is niet gelezen: in een ander tabblad is een import bezig. Rond die af of annuleer haar, en kies het bestand opnieuw.',

	'NOT-1.file-gone': 'Dit bestand is er niet meer: de melding is verwijderd. Exporteer de factuur opnieuw.',

	'PER-1.no-such-zone': 'Deze tijdzone bestaat niet ({value}). Kies er een uit de lijst.',
	'PER-1.zone-in-use':
		'De zone kan niet worden gewijzigd zolang er verbruik is: dat is in deze zone gelezen. Maak de imports ongedaan, kies de zone, en importeer de bestanden opnieuw.',
	'PER-1.zone-locked':
		'De zone ligt vast: er is een definitieve factuur, en haar perioden zijn die van deze zone.',

	'PRI-1.currency-unreadable': 'Dit is geen valuta. Schrijf drie letters, bijvoorbeeld EUR.',
	'PRI-1.date-missing': 'De datum waarop de prijs ingaat, ontbreekt. Vul haar in, bijvoorbeeld 2022-01-01.',
	'PRI-1.no-date-column':
		'De kopregel (regel {line}) noemt niet vanaf wanneer een prijs geldt. Geef die kolom de naam ‘geldig_vanaf’.',
	'PRI-2.bound-missing':
		'De bovengrens van deze trede ontbreekt. Vul in tot en met welk aantal zij gaat; alleen de laatste trede is open.',
	'PRI-2.last-tier-not-open':
		'De laatste trede heeft een bovengrens, zodat daarboven geen prijs is. Laat ‘tot_en_met’ op de laatste trede leeg.',
	'PRI-2.model-unknown':
		'Dit prijsmodel bestaat niet. Kies standaard, schijven, volume of pakket. Leeg betekent standaard, als er geen trede en geen pakketgrootte staat.',
	'PRI-2.negative-amount': 'Gratis aantal en minimum kunnen niet onder nul liggen. Vul nul of meer in.',
	'PRI-2.negative-package': 'De prijs van een pakket kan niet onder nul liggen. Vul nul of meer in.',
	'PRI-2.negative-tier': 'De prijs van een trede kan niet onder nul liggen. Vul nul of meer in.',
	'PRI-2.no-price-column':
		'De kopregel (regel {line}) noemt geen prijs. Geef die kolom de naam ‘bedrag_per_stuk’.',
	'PRI-2.number-unreadable':
		'Dit is geen getal. Schrijf decimalen met een komma en duizendtallen zonder punt, bijvoorbeeld 1234,56.',
	'PRI-2.package-size': 'Bij het model pakket hoort een pakketgrootte van meer dan nul. Vul haar in.',
	'PRI-2.price-missing': 'De prijs ontbreekt, en leeg is geen nul. Vul haar in; 0 is ook een prijs.',
	'PRI-2.size-of-no-package':
		'Een pakketgrootte hoort alleen bij het model pakket. Haal haar weg, of kies het model pakket.',
	'PRI-2.staffel-ambiguous':
		'‘Staffel’ betekent voor de een schijven, voor de ander volume. Kies wat het hier betekent.',
	'PRI-2.tier-of-no-tiers':
		'‘tot_en_met’ hoort alleen bij schijven en volume. Haal de waarde weg, of kies een van die modellen.',
	'PRI-2.tiers-not-ascending':
		'De treden lopen niet op (de vorige gaat tot en met {other}). Zet ze in volgorde, de open trede als laatste.',
	'PRI-4.no-price':
		'Deze factuur kan nog niet definitief worden: er ontbreken prijzen ({other}). Vul ze aan in de prijslijst.',
	'PRI-5.contradictory-rows':
		'Deze rij spreekt een eerdere rij van dezelfde SKU en datum tegen (regel {other}). Maak ze gelijk, of haal een van beide weg.',
	'PRI-5.no-vat':
		'Deze factuur kan nog niet definitief worden: van sommige SKU’s is geen btw bekend ({other}). Vul die aan in de prijslijst of bij het bedrijf.',
	'PRI-5.version-exists':
		'Er is al een versie van deze prijs vanaf deze datum. Kies een andere datum, of wijzig die versie.',

	'STO-2.newer-schema':
		'Uw gegevens zijn bewaard door een nieuwere versie van Specifiek dan deze pagina. Er is niets gewijzigd. Ververs de pagina.',
	'STO-3.damaged':
		'Een deel van de opgeslagen gegevens is beschadigd en wordt niet gefactureerd ({other}). Maak de import ongedaan en lees het bestand opnieuw ({file}).',
	'STO-5.disk-full':
		'Er is geen ruimte meer in deze browser. Er is niets gewijzigd. Maak ruimte op de schijf of ruim sitegegevens van andere sites op, en probeer het opnieuw.',
	'STO-6.sample-unreachable':
		'Het voorbeeld is niet geladen: {file} is niet op te halen. Controleer de verbinding en probeer het opnieuw.',
	'STO-7.worker-failed':
		'Er ging iets mis in Specifiek zelf, en er is niets gewijzigd ({other}). Ververs de pagina en probeer het opnieuw.',
	'STO-7.worker-stopped':
		'De browser heeft het werk afgebroken, meestal door gebrek aan geheugen. Er is niets gewijzigd. Sluit andere tabbladen en probeer het opnieuw.',

	'VAT-3.rate-unreadable':
		'Dit is geen btw-percentage. Schrijf een percentage zoals 21, of ‘verlegd’ of ‘vrijgesteld’.',
	'VAT-4.number-as-text':
		'Een getal heeft meer cijfers dan een Excel-getal precies kan bevatten (15). Het staat daarom als tekst in de cel, zonder één cijfer te verliezen.'
};

/** For a code that has no sentence: the code itself tells whoever helps. */
export const unknown = (code: string): string =>
	`Er ging iets mis (${code}). Ververs de pagina en probeer het opnieuw.`;
