/** Starting workers, from the page and from another worker. */

/**
 * Starts a module worker under the content security policy of whoever starts it: a worker loaded from a URL would
 * have none on a host that sends no headers, one from a blob inherits its starter's (STO-1). `url` is absolute.
 */
export function startWorker(url: string): Worker {
	const starter = URL.createObjectURL(
		new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' })
	);
	return new Worker(starter, { type: 'module' });
}
