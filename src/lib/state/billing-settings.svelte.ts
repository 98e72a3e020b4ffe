import type { VatMode } from '$lib/domain/invoice';
import { changeVatMode, changeZone, zoneLock, type ZoneLock } from '$lib/storage/billing-settings';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { Live } from './live.svelte';

/** The billing zone and the rounding of VAT; what they are stands among `billing.settings`. */
class BillingSettings {
	/** Why the zone cannot be changed; null: it can. */
	readonly zoneLock = new Live<ZoneLock | null>(
		async () => (await zoneLock(administration.database)) ?? null
	);

	/** Throws the Failures of `changeZone`. */
	async changeZone(zone: string): Promise<void> {
		await changeZone(administration.database, zone);
		await billing.refresh();
	}

	async changeVatMode(mode: VatMode): Promise<void> {
		await changeVatMode(administration.database, mode);
		await billing.refresh();
	}
}

export const billingSettings = new BillingSettings();
