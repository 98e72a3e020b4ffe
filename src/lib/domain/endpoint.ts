/** Where a company is reached on the Peppol network: its number with the code of who gave it (EAS). */
import type { PartyDetails } from './party';

export interface Endpoint {
	/** Code of the Electronic Address Scheme: `0106` is the Dutch trade register. */
	readonly scheme: string;
	readonly id: string;
}

/** Schemes of VAT ids by the id's own two letters. */
const VAT_SCHEMES: Readonly<Record<string, string>> = {
	AT: '9914',
	BE: '9925',
	BG: '9926',
	CY: '9928',
	CZ: '9929',
	DE: '9930',
	EE: '9931',
	EL: '9933',
	ES: '9920',
	FR: '9957',
	GB: '9932',
	HR: '9934',
	HU: '9910',
	IE: '9935',
	LT: '9937',
	LU: '9938',
	LV: '9939',
	MT: '9943',
	NL: '9944',
	PL: '9945',
	PT: '9946',
	RO: '9947',
	SI: '9949',
	SK: '9950'
};

/** The trade register's number goes before the VAT id; undefined where neither has a scheme. */
export function endpointOf({ country, kvk, vatId }: PartyDetails): Endpoint | undefined {
	if (country === 'NL' && kvk !== '') return { scheme: '0106', id: kvk };
	const scheme = VAT_SCHEMES[vatId.slice(0, 2)];
	return scheme === undefined ? undefined : { scheme, id: vatId };
}
