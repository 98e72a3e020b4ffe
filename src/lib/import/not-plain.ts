/** The file is not plain: all of it is to be read as text. Never leaves the reading. */
export class NotPlain extends Error {
	override readonly name = 'NotPlain';

	constructor(options?: ErrorOptions) {
		super('not plain', options);
	}
}
