import { expect, test } from 'vitest';
import type { Command } from './command.ts';
import { itemKey, linkOf, paletteGroups, rankCommands } from './palette-items.ts';

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  title,
  group: 'Window',
  keys: [],
  enabled: true,
  run: () => {},
  ...more,
});
const commands = [
  command('palette', 'Go to anything'),
  command('settings', 'Settings', { words: 'preferences' }),
  command('theme-dark', 'Theme: dark', { words: 'colours' }),
  command('empty-trash', 'Empty the trash…', { enabled: false, words: 'erase' }),
  command('go-trash', 'Trash', { group: 'Go to' }),
];

test('a command is found by the beginnings of its words, in any order', () => {
  expect(rankCommands('dark the', commands).map(({ id }) => id)).toEqual(['theme-dark']);
  expect(rankCommands('theme: da', commands).map(({ id }) => id)).toEqual(['theme-dark']);
  expect(rankCommands('pref', commands).map(({ id }) => id)).toEqual(['settings']);
  expect(rankCommands('ark', commands)).toEqual([]);
});

test('what cannot be done now is not offered, nor is the palette itself', () => {
  expect(rankCommands('', commands).map(({ id }) => id)).toEqual(['settings', 'theme-dark', 'go-trash']);
});

test('a command that was typed out comes before near spellings in the library', () => {
  const groups = paletteGroups(
    'dark',
    [{ kind: 'tag', target: 'Mark', label: 'Mark Hosak', detail: '3' }],
    commands,
  );
  expect(groups.map(({ value }) => value)).toEqual(['Commands', 'In the library', 'Search']);
});

test('what is in the library comes before commands, and the search is always there', () => {
  const groups = paletteGroups(
    'trash',
    [{ kind: 'article', target: 'article-one', label: 'Trash in the river', detail: '2023' }],
    commands,
  );
  expect(groups.map(({ value }) => value)).toEqual(['In the library', 'Commands', 'Search']);
  expect(groups.flatMap(({ items }) => items.map(itemKey))).toEqual([
    'article article-one',
    'command go-trash',
    'search',
    'quotations',
  ]);
});

test('after > only commands are offered', () => {
  const groups = paletteGroups(
    '>trash',
    [{ kind: 'article', target: 'article-one', label: 'Trash in the river', detail: '2023' }],
    commands,
  );
  expect(groups.flatMap(({ items }) => items.map(itemKey))).toEqual(['command go-trash']);
});

test('offers to follow a link into the library, and nothing else for it', () => {
  const link = 'carrel://article/0123456789abcdef#fedcba9876543210';
  const groups = paletteGroups(` ${link} `, [], commands);
  expect(groups).toEqual([{ value: 'Link', items: [{ kind: 'link', link }] }]);
  expect(paletteGroups('carrel://app/', [], commands).at(-1)?.value).toBe('Search');
});

test('notes and highlights are found by their words, and lead to where they stand', () => {
  const [note, highlight] = [
    { target: { kind: 'note' as const, id: 'note00001' }, label: 'On trains', detail: 'Note' },
    {
      target: { kind: 'highlight' as const, id: 'mark00001', article: 'arti00001' },
      label: 'a train that stood',
      detail: 'The Mirror Train',
    },
  ];
  const groups = paletteGroups('train', [], commands, [note, highlight]);
  expect(groups.map(({ value }) => value)).toEqual(['Notes and highlights', 'Search']);
  expect([note, highlight].map(linkOf)).toEqual([
    'carrel://note/note00001',
    'carrel://article/arti00001#mark00001',
  ]);
  expect(paletteGroups('', [], commands, [note]).map(({ value }) => value)).toEqual(['Commands']);
});
