/** XML, written: elements with attributes and content, every text escaped. */

export type Attributes = Readonly<Record<string, string>>;

/** Written XML; only {@link element} makes it, so that a text is never taken for it. */
export interface Xml {
	readonly xml: string;
}

/** What an element holds: a text, elements, or what is left out because it is not there. */
export type Content = string | Xml | undefined | readonly (Xml | undefined)[];

/** What XML 1.0 cannot hold: most controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
// eslint-disable-next-line no-control-regex -- These are the very characters that must not pass.
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

function escaped(text: string): string {
	return text.replace(REFUSED, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** An element; undefined when it would hold nothing, for an empty one says nothing. */
export function element(name: string, content: Content, attributes: Attributes = {}): Xml | undefined {
	const inside = contentText(content);
	if (inside.trim() === '') return undefined;
	const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
	return { xml: `<${name}${given.join('')}>${inside}</${name}>` };
}

function contentText(content: Content): string {
	if (content === undefined) return '';
	if (typeof content === 'string') return escaped(content);
	if ('xml' in content) return content.xml;
	return content.map((child) => child?.xml ?? '').join('');
}

/** The whole file, in UTF-8. */
export function xmlFile(root: Xml): Uint8Array {
	return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`);
}
