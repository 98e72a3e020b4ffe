import { describe, expect, test } from 'vitest';
import { messages } from '$lib/i18n/messages';
import { mainMenu, sectionMenu } from '../../../src/routes/menu';

const names = messages.nl.shell.nav;

function section(route: string, address: string): (string | undefined)[][] | undefined {
	return sectionMenu(names, route, address)?.links.map(({ label, href, current }) => [label, href, current]);
}

describe('the menus', () => {
	test('the main menu has the order and the names of the contract', () => {
		expect(mainMenu(names, '/').map(({ label }) => label)).toEqual([
			'Startpagina',
			'Verbruik',
			'Bedrijven',
			'Rapporten',
			'Prijslijst',
			'Support'
		]);
	});

	test('a section is marked while one of its pages is shown', () => {
		const marked = mainMenu(names, '/rapporten/facturen/factuur').filter(({ current }) => current);
		expect(marked.map(({ label, current }) => [label, current])).toEqual([['Rapporten', 'section']]);
	});

	test('the companies have three pages: the customers, the own company and the settings', () => {
		expect(section('/bedrijven', '/bedrijven/')).toEqual([
			['Klanten', '/bedrijven/', 'page'],
			['Eigen bedrijf', '/bedrijven/eigen/', undefined],
			['Instellingen', '/bedrijven/instellingen/', undefined]
		]);
	});

	test('an opened invoice has a tab of its own that leads to itself, and is the only one marked', () => {
		const address = '/rapporten/facturen/factuur/?nummer=F2022-0001';
		expect(section('/rapporten/facturen/factuur', address)).toEqual([
			['Facturen', '/rapporten/facturen/', undefined],
			['Factuurgegevens', address, 'page'],
			['Doorbelasten', '/rapporten/doorbelasten/', undefined]
		]);
		expect(section('/rapporten/facturen', '/rapporten/facturen/')).toEqual([
			['Facturen', '/rapporten/facturen/', 'page'],
			['Doorbelasten', '/rapporten/doorbelasten/', undefined]
		]);
		expect(section('/prijslijst', '/prijslijst/')).toBeUndefined();
	});
});
