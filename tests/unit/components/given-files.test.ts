import { describe, expect, test } from 'vitest';
import { sortOut } from '$lib/components/given-files';

const given = (...paths: string[]) =>
	paths.map((path) => ({ path, file: new File([path], path.split('/').at(-1) ?? '') }));

describe('sortOut', () => {
	test('IMP-6 of a folder the data files are taken in the order of their paths, the others are named', () => {
		const { files, leftOut } = sortOut(
			given(
				'map/b.TSV',
				'map/foto.png',
				'map/a.csv',
				'map/.DS_Store',
				'map/.git/x.csv',
				'map/__MACOSX/a.csv',
				'map/Thumbs.db',
				'map/~$a.xlsx'
			)
		);
		expect(files.map(({ name }) => name)).toEqual(['a.csv', 'b.TSV']);
		expect(leftOut).toEqual([
			'map/.DS_Store',
			'map/.git/x.csv',
			'map/Thumbs.db',
			'map/__MACOSX/a.csv',
			'map/foto.png',
			'map/~$a.xlsx'
		]);
	});

	test('IMP-11 a file that is given by itself is taken, whatever it is: its reader says what is wrong', () => {
		const { files, leftOut } = sortOut(given('foto.png', '.verborgen', 'map/foto.png'));
		expect(files.map(({ name }) => name)).toEqual(['.verborgen', 'foto.png']);
		expect(leftOut).toEqual(['map/foto.png']);
	});
});
