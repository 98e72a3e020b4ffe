import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports run one way, downwards: routes -> components, state -> workers, storage -> import, export -> domain.
 * Each folder names what it may not know.
 */
const folders = {
	domain: ['components', 'state', 'workers', 'import', 'export', 'storage', 'i18n'],
	import: ['components', 'state', 'workers', 'export', 'storage', 'i18n'],
	export: ['components', 'state', 'workers', 'import', 'storage', 'i18n'],
	i18n: ['components', 'state', 'workers', 'storage'],
	storage: ['components', 'state', 'workers', 'export', 'i18n'],
	workers: ['components', 'state', 'i18n'],
	components: ['state', 'workers', 'import', 'export', 'storage'],
	state: ['components', 'export']
};

/**
 * Packages that one folder alone knows. SheetJS is known by one file more: workbooks are written in export/, and read
 * where every other file of usage is.
 */
const owned = {
	dexie: ['storage'],
	papaparse: ['import'],
	'@noble/hashes': ['import'],
	'@e965/xlsx': ['export', 'import/container/workbook.ts', 'import/container/sheet-text.ts'],
	fflate: ['export'],
	'@cantoo': ['export'],
	'@expo-google-fonts': ['export'],
	birpc: ['workers']
};

/** What a folder, or one file of it, may not import. */
function restrictions(folder, owner) {
	return {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: folders[folder].flatMap((name) => [`$lib/${name}`, `$lib/${name}/**`, `../${name}/**`]),
						message: `src/lib/${folder} does not know this folder: imports run downwards.`
					},
					...(folder === 'domain'
						? [{ group: ['svelte', 'svelte/**', '$app/**', '$lib/**'], message: 'The domain is pure.' }]
						: []),
					...Object.entries(owned)
						.filter(([, owners]) => !owners.includes(folder) && !owners.includes(owner))
						.map(([name, owners]) => ({
							group: [name, `${name}/**`],
							message: `Only src/lib/${owners.join(' and src/lib/')} know ${name}.`
						}))
				]
			}
		]
	};
}

const boundaries = [
	...Object.keys(folders).map((folder) => ({
		files: [`src/lib/${folder}/**`],
		rules: restrictions(folder, folder)
	})),
	// Later ones go before: a file that is an owner by itself.
	...new Set(
		Object.values(owned)
			.flat()
			.filter((owner) => owner.includes('/'))
	)
].map((each) =>
	typeof each === 'string'
		? { files: [`src/lib/${each}`], rules: restrictions(each.split('/')[0], each) }
		: each
);

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'tests/.output/',
			'tests/bench/node_modules/',
			'tests/bench/.generated/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['*.js', 'static/*.js'] },
				extraFileExtensions: ['.svelte']
			}
		},
		rules: { 'no-undef': 'off' }
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte', 'tests/**/*.ts'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/no-non-null-assertion': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['**/*.svelte'],
		rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-navigation-without-resolve': 'off' }
	},
	...boundaries
);
