import { toText, type Decimal } from '$lib/domain/decimal';
import { rechargeOf, type RechargePart, type RechargeTo } from '$lib/domain/recharge';
import { rechargeArchiveName } from '$lib/domain/specification';
import { queueExport } from '$lib/storage/exports';
import { readWholeInvoice, type InvoiceRecord } from '$lib/storage/invoices';
import { writeRecharge } from '$lib/storage/recharge';
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

	parts(invoice: Invoice, mapping: readonly RechargeTo[], percent: Decimal): RechargePart[] {
		return rechargeOf(invoice, mapping, percent);
	}

	/** Remembers to whom a subscription is charged; without a company it is as the invoice has it. */
	async assign(subscription: string, company: Omit<RechargeTo, 'subscription'> | undefined): Promise<void> {
		await writeRecharge(administration.database, subscription, company);
	}

	/** Puts the specifications of all companies in the queue, as one archive (EXP-1). */
	async queue({ id, number = '' }: Pick<InvoiceRecord, 'id' | 'number'>, percent: Decimal): Promise<void> {
		await queueExport(administration.database, [id], rechargeArchiveName(number), Date.now(), {
			recharge: toText(percent)
		});
		exports.work();
	}
}

export const recharge = new Recharge();
