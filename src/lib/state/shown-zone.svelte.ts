import { Zone } from '$lib/domain/zone';
import { billing } from './billing.svelte';

/** The billing zone (PER-1), which the page shows moments in: the default one until the setting is read. */
class ShownZone {
	readonly #zone = $derived(new Zone(billing.settings.value?.zone ?? 'Europe/Amsterdam'));

	get current(): Zone {
		return this.#zone;
	}
}

export const shownZone = new ShownZone();
