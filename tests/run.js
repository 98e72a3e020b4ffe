/**
 * Every check: format, lint and types side by side, then unit, browser, build, end to end, which each take all of
 * the machine. Goes on after a failure, so that one run tells all; the last line is the total as the runners
 * counted it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { installChromium } from './install-chromium.js';

const OUTPUT = 'tests/.output';
const BIN = 'node_modules/.bin';

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
function run(name, args, env = {}) {
	console.log(`\n> ${name} ${args.join(' ')}`);
	const { status } = spawnSync(`${BIN}/${name}`, args, {
		stdio: 'inherit',
		env: { ...process.env, ...env },
		shell: process.platform === 'win32'
	});
	return status === 0;
}

/**
 * A check that runs beside others: what it says is shown in one piece, once it has ended.
 * @param {string} name @param {string[]} args @returns {Promise<boolean>}
 */
function runBeside(name, args) {
	return new Promise((resolve) => {
		/** @type {Buffer[]} */
		const said = [];
		const started = spawn(`${BIN}/${name}`, args, { shell: process.platform === 'win32' });
		for (const stream of [started.stdout, started.stderr]) stream.on('data', (data) => said.push(data));
		/** @param {boolean} passed */
		const end = (passed) => {
			console.log(`\n> ${name} ${args.join(' ')}\n${Buffer.concat(said).toString()}`);
			resolve(passed);
		};
		started.once('error', (error) => {
			said.push(Buffer.from(String(error)));
			end(false);
		});
		started.once('close', (code) => end(code === 0));
	});
}

/** Checks that use one core each: the longest beside the others, one behind another. */
async function staticChecks() {
	const lint = runBeside('eslint', ['.']);
	check(await runBeside('svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']));
	check(await runBeside('prettier', ['--check', '.']));
	check(await runBeside('tsc', ['-p', 'src/service-worker', '--noEmit']));
	check(await lint);
}

/** @param {string} file @returns {any} */
const report = (file) => JSON.parse(readFileSync(file, 'utf8'));

const counts = { passed: 0, failed: 0, skipped: 0 };

/** A check counts when it fails: what passes silently is no test. @param {boolean} passed */
function check(passed) {
	if (!passed) counts.failed++;
}

/** @param {string} project */
function vitest(project) {
	const file = `${OUTPUT}/${project}.json`;
	const passed = run('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	try {
		const { numPassedTests, numFailedTests, numPendingTests } = report(file);
		counts.passed += numPassedTests;
		counts.failed += numFailedTests;
		counts.skipped += numPendingTests;
		// A file that could not be loaded fails the run without failing a test.
		if (!passed && numFailedTests === 0) counts.failed++;
	} catch {
		counts.failed++;
	}
}

function playwright() {
	const file = `${OUTPUT}/e2e.json`;
	const passed = run('playwright', ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], {
		// Relative names would be taken from the folder of the configuration.
		PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file)
	});
	try {
		const { expected, unexpected, flaky, skipped } = report(file).stats;
		counts.passed += expected + flaky;
		counts.failed += unexpected;
		counts.skipped += skipped;
		if (!passed && unexpected === 0) counts.failed++;
	} catch {
		counts.failed++;
	}
}

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT, { recursive: true });
installChromium();
check(run('svelte-kit', ['sync']));
await staticChecks();
vitest('unit');
vitest('browser');
const built = run('vite', ['build']);
check(built);
if (built) playwright();

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
