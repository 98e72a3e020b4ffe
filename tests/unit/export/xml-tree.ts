/** Reads back written XML, strictly: what is not well formed throws. Independent of what wrote it. */
export interface Node {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: readonly Node[];
	/** All text directly in it, unescaped. */
	readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
	if (/[<>]/.test(text)) throw new Error(`not escaped: ${text}`);
	return text.replace(/&([^;]*);?/g, (_, name: string) => {
		const character = ENTITIES[name];
		if (character === undefined) throw new Error(`no such entity: ${name}`);
		return character;
	});
}

interface Open {
	readonly name: string;
	readonly attributes: Map<string, string>;
	readonly children: Node[];
	text: string;
}

export function readXml(xml: string): Node {
	const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
	const stack: Open[] = [{ name: '', attributes: new Map(), children: [], text: '' }];
	const top = (): Open => {
		const open = stack.at(-1);
		if (!open) throw new Error('closed too much');
		return open;
	};
	for (const [, close, name = '', given = '', text = ''] of body.matchAll(
		/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*>|([^<]+)/g
	)) {
		if (name === '') top().text += unescaped(text);
		else if (close === '/') {
			const closed = stack.pop();
			if (closed?.name !== name) throw new Error(`closed ${name}, open was ${closed?.name}`);
			top().children.push(closed);
		} else {
			const attributes = new Map(
				[...given.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
					key,
					unescaped(value)
				])
			);
			stack.push({ name, attributes, children: [], text: '' });
		}
	}
	const [root] = top().children;
	if (stack.length !== 1 || !root || top().children.length !== 1) throw new Error('not one root');
	return root;
}

/** Elements at a path of names without their prefix: `all(root, 'TaxTotal', 'TaxSubtotal')`. */
export function all(node: Node, ...path: string[]): Node[] {
	return path.reduce<Node[]>(
		(nodes, name) =>
			nodes.flatMap(({ children }) =>
				children.filter((child) => child.name.replace(/^c[ab]c:/, '') === name)
			),
		[node]
	);
}

/** The text of the first one at a path; undefined where there is none. */
export function textAt(node: Node, ...path: string[]): string | undefined {
	return all(node, ...path)[0]?.text;
}
