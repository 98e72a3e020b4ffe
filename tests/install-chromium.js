/** Sees to it that there is a Chromium for the tests: the machine's, else Debian's package, else Playwright's. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.js';

/** @param {string} command @param {string[]} args */
function succeeds(command, args) {
	console.log(`> ${command} ${args.join(' ')}`);
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		shell: process.platform === 'win32'
	});
	return status === 0;
}

export function installChromium() {
	if (findChromium() !== '') return;
	const root = process.getuid?.() === 0;
	if (
		root &&
		succeeds('apt-get', ['update']) &&
		succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
	) {
		if (findChromium() !== '') return;
	}
	if (
		succeeds('npx', ['playwright', 'install', ...(root ? ['--with-deps'] : []), 'chromium']) &&
		findChromium() !== ''
	)
		return;
	throw new Error('No Chromium: install one, or name it in CHROMIUM_PATH.');
}
