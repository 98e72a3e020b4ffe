/** Installs what the project is measured against, once: none of it is needed to build or to test. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const FOLDER = 'tests/bench';

export function installPeers() {
	if (existsSync(`${FOLDER}/node_modules/.package-lock.json`)) return;
	console.log('installing the peers of the bench, once');
	const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
		cwd: FOLDER,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	if (status !== 0) throw new Error(`npm ci in ${FOLDER} failed`);
}
