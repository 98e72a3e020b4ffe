/** PDF and UBL of several invoices at once. */
export const nl = {
	make: (format: string) => `${format} van de gekozen facturen`,
	lacking: (n: string, count: number, format: string) =>
		count === 1
			? `Van één factuur kan geen ${format} worden gemaakt`
			: `Van ${n} facturen kan geen ${format} worden gemaakt`,
	one: (number: string, customer: string) => `${number}, ${customer}`,
	more: (n: string) => `En nog ${n}. Kies er minder om ze te zien.`,
	others: 'De andere gekozen facturen staan in de wachtrij.'
};

export const en: typeof nl = {
	make: (format: string) => `${format} of the invoices chosen`,
	lacking: (n: string, count: number, format: string) =>
		count === 1 ? `No ${format} can be made of one invoice` : `No ${format} can be made of ${n} invoices`,
	one: (number: string, customer: string) => `${number}, ${customer}`,
	more: (n: string) => `And ${n} more. Choose fewer to see them.`,
	others: 'The other invoices chosen are in the queue.'
};
