/** All areas of messages. A new area is one import and one name in `areas`. */
import * as checks from './checks';
import * as credits from './credits';
import * as customers from './customers';
import * as draftChanges from './draft-changes';
import * as documents from './documents';
import * as explanation from './explanation';
import * as find from './find';
import * as given from './given';
import * as home from './home';
import * as importPage from './import-page';
import * as invoices from './invoices';
import * as mapping from './mapping';
import * as parties from './parties';
import * as priceEditing from './price-editing';
import * as prices from './prices';
import * as problems from './problems';
import * as reading from './reading';
import * as recharge from './recharge';
import * as runs from './runs';
import * as settings from './settings';
import * as shell from './shell';
import * as support from './support';
import * as usage from './usage';

const areas = {
	checks,
	credits,
	customers,
	draftChanges,
	documents,
	explanation,
	find,
	given,
	home,
	importPage,
	invoices,
	mapping,
	parties,
	priceEditing,
	prices,
	problems,
	reading,
	recharge,
	runs,
	settings,
	shell,
	support,
	usage
};

export type Language = 'nl' | 'en';

/** Every area's texts in one language; the second language has the shape of the first by its type. */
export type Messages = { readonly [Area in keyof typeof areas]: (typeof areas)[Area]['nl'] };

function inLanguage(language: Language): Messages {
	const texts = Object.entries(areas).map(([area, languages]) => [area, languages[language]]);
	return Object.fromEntries(texts) as Messages;
}

export const messages: Readonly<Record<Language, Messages>> = {
	nl: inLanguage('nl'),
	en: inLanguage('en')
};
