/** Where an import's own page is. A query, not a path: any static host can serve it. */
import { resolve } from '$app/paths';

export function importHref(id: number): string {
	return `${resolve('/verbruik/import/')}?id=${id}`;
}
