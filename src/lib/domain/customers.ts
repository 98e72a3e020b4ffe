/** Who usage is for: customers known by number, else by normalised name (rule BIL-1). */
import { customerId, type Customer } from './usage';

/** How a record names its customer; blank where it does not say. */
export interface CustomerMention {
	readonly number: string;
	readonly name: string;
}

/** One customer's number with another name than it is known by: reported, not a new customer. */
export interface DifferingName {
	readonly id: string;
	readonly number: string;
	readonly knownName: string;
	readonly givenName: string;
}

export interface Recognised {
	/** By id: those known before, with those that the mentions brought. */
	readonly customers: ReadonlyMap<string, Customer>;
	/** Each number and name once, in the order of the mentions. */
	readonly differing: readonly DifferingName[];
}

/**
 * Finds the customers of some usage among those known. The first name given is kept, a blank one is filled.
 * Names that differ in case, accents or spaces only are the same.
 */
export function recogniseCustomers(
	known: ReadonlyMap<string, Customer>,
	mentions: Iterable<CustomerMention>
): Recognised {
	const customers = new Map(known);
	const differing = new Map<string, DifferingName>();
	for (const { number, name } of mentions) {
		const id = customerId(number, name);
		const customer = customers.get(id);
		if (!customer) customers.set(id, { id, number, name });
		else if (customer.name === '' && name !== '') customers.set(id, { ...customer, name });
		else if (name !== '' && customerId('', name) !== customerId('', customer.name))
			differing.set(`${id}\u001f${name}`, { id, number, knownName: customer.name, givenName: name });
	}
	return { customers, differing: [...differing.values()] };
}
