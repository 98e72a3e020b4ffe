import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, ONE, powerOfTen, toText } from '$lib/domain/decimal';
import { fromMinor, minorDigits, netOf } from '$lib/domain/money';
import { decimals, fractionOf } from './arbitraries';

describe('money', () => {
	it('VAT-1 amounts have the digits of their currency: cents for EUR, none for JPY, three for KWD', () => {
		expect(netOf(ONE, fromText('12.345'), 'EUR')).toBe(1235n);
		expect(netOf(ONE, fromText('-12.345'), 'EUR')).toBe(-1235n);
		expect(netOf(ONE, fromText('1234.5'), 'JPY')).toBe(1235n);
		expect(netOf(ONE, fromText('1.0005'), 'KWD')).toBe(1001n);
		expect(toText(fromMinor(1234n, 'EUR'))).toBe('12.34');
		expect(toText(fromMinor(1234n, 'JPY'))).toBe('1234');
	});

	it('VAT-1 minor units are those that the platform knows from ISO 4217', () => {
		// ICU leaves out minor units that are out of use; these have them in ISO 4217 all the same.
		const outOfUse = new Set(
			'AFN ALL CLF COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP UYI UYW YER'.split(' ')
		);
		const differing = Intl.supportedValuesOf('currency').filter((currency) => {
			const { maximumFractionDigits } = new Intl.NumberFormat('en', {
				style: 'currency',
				currency
			}).resolvedOptions();
			return maximumFractionDigits !== minorDigits(currency) && !outOfUse.has(currency);
		});
		expect(differing).toEqual([]);
	});

	it('VAT-1 a line net is quantity x unit price rounded once: 5 at 0.085 is 0.43', () => {
		expect(netOf(fromText('5'), fromText('0.085'), 'EUR')).toBe(43n);
		expect(netOf(fromText('-5'), fromText('0.085'), 'EUR')).toBe(-43n);
		expect(netOf(fromText('15'), fromText('0.655'), 'EUR')).toBe(983n);
		fc.assert(
			fc.property(decimals(), decimals(), fc.constantFrom('EUR', 'JPY', 'KWD'), (q, p, currency) => {
				const [a, b] = [fractionOf(q), fractionOf(p)];
				const above = a.above * b.above * powerOfTen(minorDigits(currency));
				const below = a.below * b.below;
				const nearest = (2n * (above < 0n ? -above : above) + below) / (2n * below);
				expect(netOf(q, p, currency)).toBe(above < 0n ? -nearest : nearest);
			})
		);
	});

	it('VAT-1 minor units to decimal and back is the same amount', () => {
		fc.assert(
			fc.property(fc.bigInt(), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
				expect(netOf(ONE, fromMinor(amount, currency), currency)).toBe(amount);
			})
		);
	});
});
