import { toText } from '$lib/domain/decimal';
import {
	rechargeOf,
	type RechargePart,
	type RechargePrice,
	type RechargeTerms,
	type RechargeTo
} from '$lib/domain/recharge';
import { rechargeArchiveName } from '$lib/domain/specification';
import { OWN_PRICES, queueExport } from '$lib/storage/exports';
import { readWholeInvoice, type InvoiceRecord } from '$lib/storage/invoices';
import { writeRecharge, writeRechargePrice } from '$lib/storage/recharge';
import { administration } from './administration.svelte';
import { exports } from './exports.svelte';
import { Live } from './live.svelte';
import type { Invoice } from '$lib/domain/invoice';

/** Dividing an invoice over the companies behind it (BIL-8). */
class Recharge {
	/** A definitive invoice with its lines; null where there is none of that number. */
	invoice(number: string): Live<Invoice | null> {
		return new Live(async () => {
			const record = await administration.database.invoices.get({ number });
			return record ? (await readWholeInvoice(administration.database, record.id)).invoice : null;
		});
	}

	parts(invoice: Invoice, mapping: readonly RechargeTo[], terms: RechargeTerms): RechargePart[] {
		return rechargeOf(invoice, mapping, terms);
	}

	/** Remembers to whom a subscription is charged; without a company it is as the invoice has it. */
	async assign(subscription: string, company: Omit<RechargeTo, 'subscription'> | undefined): Promise<void> {
		await writeRecharge(administration.database, subscription, company);
	}

	/** Remembers an own price, as plain decimal text; without one it is as the invoice has it. */
	async setPrice(what: Omit<RechargePrice, 'unitPrice'>, unitPrice: string | undefined): Promise<void> {
		await writeRechargePrice(administration.database, what, unitPrice);
	}

	/** Puts the specifications of all companies in the queue, as one archive (EXP-1). */
	async queue(
		{ id, number = '' }: Pick<InvoiceRecord, 'id' | 'number'>,
		terms: RechargeTerms
	): Promise<void> {
		const percent = terms.by === 'surcharge' ? toText(terms.percent) : '0';
		await queueExport(administration.database, [id], rechargeArchiveName(number), Date.now(), {
			recharge: terms.by === 'own-prices' ? OWN_PRICES : percent
		});
		exports.work();
	}
}

export const recharge = new Recharge();
