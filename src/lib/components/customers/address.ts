/** An address as it is written on an envelope. */
import type { PartyDetails } from '$lib/domain/party';

/** Street, postcode with city, and the country where it is not the Netherlands; what is not known is left out. */
export function addressLines({ street, postcode, city, country }: PartyDetails): string[] {
	const lines = [street, [postcode, city].filter(Boolean).join('  '), country === 'NL' ? '' : country];
	return lines.filter((line) => line !== '');
}
