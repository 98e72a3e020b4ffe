/** Prices in words (PRI-2). */
import { isZero, type Decimal } from '$lib/domain/decimal';
import { minorDigits } from '$lib/domain/money';
import type { Price, PriceModel, Tier } from '$lib/domain/price';
import { formatDecimal, formatMinor } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import type { Example } from './price-examples';

/** A unit price with its currency's decimals at least, and all that it has. */
export function unitPriceText(unitPrice: Decimal, currency: string): string {
	return formatDecimal(unitPrice, { language: i18n.language, minDecimals: minorDigits(currency) });
}

/** `0,05`, of a package the price of one; blank where each tier has its own. */
export function flatPriceText({ model, currency }: Price): string {
	if (model.kind === 'standard') return unitPriceText(model.unitPrice, currency);
	return model.kind === 'package' ? unitPriceText(model.packagePrice, currency) : '';
}

/** `Volume: t/m 100 à 0,10 · t/m 500 à 0,08 · daarboven à 0,05`. */
export function modelText({ model, currency }: Price): string {
	const t = i18n.t.prices;
	if (model.kind === 'standard' || model.kind === 'package') return t.models[model.kind].name;
	return t.tiers.list(t.models[model.kind].name, tierTexts(model.tiers, currency).join(' · '));
}

export function tierTexts(tiers: readonly Tier[], currency: string): string[] {
	const t = i18n.t.prices.tiers;
	return tiers.map(({ upTo, unitPrice }) => {
		const price = unitPriceText(unitPrice, currency);
		return upTo ? t.upTo(formatDecimal(upTo, i18n), price) : t.above(price);
	});
}

/** A number, or blank for none. */
export function orBlank(value: Decimal): string {
	return isZero(value) ? '' : formatDecimal(value, i18n);
}

export function packageSizeText(model: PriceModel): string {
	return model.kind === 'package' ? formatDecimal(model.size, i18n) : '';
}

/** `100 × 0,10 + 400 × 0,08 + 150 × 0,05 = € 49,50`. */
export function workingText({ pieces, net }: Pick<Example, 'pieces' | 'net'>, currency = 'EUR'): string {
	const products = pieces.map(
		({ quantity, unitPrice }) => `${formatDecimal(quantity, i18n)} × ${unitPriceText(unitPrice, currency)}`
	);
	return `${products.join(' + ')} = ${formatMinor(net, currency, i18n.language)}`;
}
