import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Parsed } from '../contract/methods.ts';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  storedFile,
} from './library/testing/scratch-library.ts';
import { createHighlights } from './notes/highlights.ts';
import { earlierDays } from './notes/review.ts';
import { createShelves, type Shelves } from './shelves.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
let shelves: Shelves;
let articles: string[] = [];
const told: string[][] = [];

beforeEach(async () => {
  scratch = await openScratchLibrary();
  const { database } = scratch.library;
  articles = (
    await importFiles(scratch.library, [
      storedFile('ferry.txt', readyArticle()),
      storedFile('other.txt', { ...readyArticle(), title: 'Another day', text: 'Nothing ran. Snow fell.' }),
    ])
  ).articles;
  told.length = 0;
  const highlights = createHighlights(database);
  const { create } = highlights;
  shelves = createShelves(database, highlights, (changed) => told.push(changed));
  const mark = (
    id: string,
    article: string,
    start: number,
    made: string,
    colour: 1 | 2 | 3,
    comment = '',
  ) => {
    const anchor = { quote: `quote ${id}`, prefix: '', suffix: '', start, end: start + 4 };
    create({ id, article, anchor, colour, comment, tags: [], page: null, placed: true });
    database.run('UPDATE highlights SET created = ?, changed = ? WHERE id = ?', made, made, id);
  };
  const [first = '', second = ''] = articles;
  mark('hhhhhhh1', first, 40, '2024-05-01T12:00:00.000Z', 1, 'Élan');
  mark('hhhhhhh2', first, 10, '2024-05-03T12:00:00.000Z', 2);
  mark('hhhhhhh3', second, 0, '2024-05-02T12:00:00.000Z', 3);
});
afterEach(() => scratch.dispose());

type Asked = Parsed<'shelves.highlightGroups'>;
const order = async (parts: Partial<Asked> = {}) =>
  shelves['shelves.highlightGroups']({ filter: {}, group: 'article', order: 'newest', ...parts });
const idsOf = async (parts: Partial<Asked> = {}) => (await order(parts)).ids;
const list = async (parts: Partial<Asked> = {}) =>
  (await shelves['shelves.highlights']({ ids: await idsOf(parts) })).highlights;

test('groups by article in the order of the newest highlight, and within it by the text', async () => {
  expect(await idsOf()).toEqual(['hhhhhhh2', 'hhhhhhh1', 'hhhhhhh3']);
  expect(await idsOf({ order: 'oldest' })).toEqual(['hhhhhhh2', 'hhhhhhh1', 'hhhhhhh3']);
  expect(await idsOf({ order: 'title' })).toEqual(['hhhhhhh3', 'hhhhhhh2', 'hhhhhhh1']);
  expect(await idsOf({ group: 'none' })).toEqual(['hhhhhhh2', 'hhhhhhh3', 'hhhhhhh1']);
  expect(await idsOf({ group: 'day', order: 'oldest' })).toEqual(['hhhhhhh1', 'hhhhhhh3', 'hhhhhhh2']);
  const { groups, ids } = await shelves['shelves.highlightGroups']({
    filter: {},
    group: 'article',
    order: 'newest',
  });
  expect(groups.map(({ label, count }) => [label, count])).toEqual([
    ['Ferry runs again', 2],
    ['Another day', 1],
  ]);
  expect(ids).toEqual(await idsOf());
});

test('filters by every part at once, and counts each kind as if its own filter were open', async () => {
  expect(await idsOf({ filter: { text: 'elan' } })).toEqual(['hhhhhhh1']);
  expect(await idsOf({ filter: { commented: false, colours: [2, 3] } })).toEqual(['hhhhhhh2', 'hhhhhhh3']);
  expect(await idsOf({ filter: { article: articles[1] ?? '' } })).toEqual(['hhhhhhh3']);
  expect(await idsOf({ filter: { madeFrom: '2024-05-02', madeTo: '2024-05-02' } })).toEqual(['hhhhhhh3']);
  expect(await idsOf({ filter: { unplaced: true } })).toEqual([]);
  const facets = await shelves['shelves.highlightFacets']({ filter: { colours: [1] } });
  expect(facets.colours).toEqual([1, 2, 3].map((colour) => ({ colour, count: 1 })));
  expect(facets.commented).toBe(1);
  expect(facets.articles.map(({ count }) => count)).toEqual([1]);
});

test('gives many a colour and tags, and puts them back as they were', async () => {
  const ids = ['hhhhhhh1', 'hhhhhhh3', 'not-there'];
  const { before } = await shelves['shelves.changeHighlights']({
    ...{ ids, colour: 3, addTags: ['Lake', 'winter'], removeTags: [] },
  });
  expect(before.map(({ id, colour }) => [id, colour])).toEqual([
    ['hhhhhhh1', 1],
    ['hhhhhhh3', 3],
  ]);
  expect(told.at(-1)?.toSorted()).toEqual(articles.toSorted());
  expect(await idsOf({ filter: { tag: 'LAKE' } })).toHaveLength(2);
  const byTag = await order({ group: 'tag' });
  expect(byTag.groups.map(({ key, count }) => [key, count])).toEqual([
    ['Lake', 2],
    ['winter', 2],
    ['', 1],
  ]);
  await shelves['shelves.putBackHighlights']({ highlights: before });
  expect(await idsOf({ filter: { tag: 'lake' } })).toEqual([]);
  expect((await list()).map(({ id, colour }) => [id, colour])).toContainEqual(['hhhhhhh1', 1]);
});

test('takes many away and puts them back with their time, comment and tags', async () => {
  await shelves['shelves.changeHighlights']({ ids: ['hhhhhhh1'], addTags: ['Lake'], removeTags: [] });
  const all = await list();
  const { before } = await shelves['shelves.removeHighlights']({ ids: ['hhhhhhh1', 'hhhhhhh2'] });
  expect(await list()).toHaveLength(1);
  await shelves['shelves.putBackHighlights']({ highlights: before });
  expect(await list()).toEqual(all);
});

test('exports the chosen or all, in every format', async () => {
  const write = (format: Parsed<'shelves.exportHighlights'>['format'], ids?: string[]) =>
    shelves['shelves.exportHighlights']({
      ...{ filter: {}, group: 'article', order: 'newest', format },
      ...(ids && { ids }),
    });
  const markdown = await write('markdown');
  expect(markdown.count).toBe(3);
  expect(markdown.text).toContain('## Ferry runs again');
  expect(markdown.text).toContain(
    `> quote hhhhhhh1\n\nÉlan\n\n[Open](carrel://article/${articles[0]}#hhhhhhh1)`,
  );
  expect((await write('text', ['hhhhhhh3'])).text).not.toContain('hhhhhhh1');
  expect((await write('html')).text).toContain('<blockquote>quote hhhhhhh2</blockquote>');
  expect((await write('csv')).text.split('\r\n')).toHaveLength(5);
  expect(JSON.parse((await write('json')).text)).toHaveLength(3);
  const annotations = await write('annotation', ['hhhhhhh1']);
  expect(annotations.count).toBe(1);
  expect(annotations.text).toContain('TextQuoteSelector');
  expect(annotations.text).toContain('Élan');
  expect(annotations.text).not.toContain('hhhhhhh2');
});

test('remembers a day, a week, a month and a year before, and a few of any time that stay all day', async () => {
  const kinds = async (day: string) =>
    (await shelves['shelves.review']({ day })).sections.map(({ kind, total }) => [kind, total]);
  expect((await kinds('2024-05-04'))[0]).toEqual(['yesterday', 1]);
  expect((await kinds('2024-05-08'))[1]).toEqual(['week', 1]);
  expect((await kinds('2024-06-02'))[2]).toEqual(['month', 1]);
  expect((await kinds('2025-05-03'))[3]).toEqual(['year', 1]);
  const any = async (day: string) =>
    (await shelves['shelves.review']({ day })).sections.at(-1)?.highlights.map(({ id }) => id);
  expect(await any('2026-01-01')).toHaveLength(3);
  expect(await any('2026-01-01')).toEqual(await any('2026-01-01'));
  expect(await any('2024-05-02')).toEqual([]);
});

test('the day of a month before is its last one where it is shorter', () => {
  expect(earlierDays('2024-03-31').map(({ day }) => day)).toEqual([
    '2024-03-30',
    '2024-03-24',
    '2024-02-29',
    '2023-03-31',
  ]);
  expect(earlierDays('2024-02-29').at(-1)?.day).toBe('2023-02-28');
});

test('notes stand by kind, by tag, by what they link to and by their words', async () => {
  const { database } = scratch.library;
  const key =
    database.get<{ key: number }>('SELECT key FROM articles WHERE id = ?', articles[0] ?? '')?.key ?? 0;
  const add = (id: string, article: number | null, text: string, template = 0): void => {
    database.run(
      'INSERT INTO notes (id, article, text, revision, created, changed, template) VALUES (?, ?, ?, 1, ?, ?, ?)',
      ...[id, article, text, '2024-05-01T10:00:00Z', `2024-05-0${id.at(-1)}T10:00:00Z`, template],
    );
  };
  add('nnnnnnn1', key, 'On the *ferry*');
  add('nnnnnnn2', null, '# Ideas\n\nsnow');
  add('nnnnnnn3', null, 'Who, when, where', 1);
  const noteKey = database.get<{ key: number }>(`SELECT key FROM notes WHERE id = 'nnnnnnn2'`)?.key ?? 0;
  database.run('INSERT INTO note_tags (note, name) VALUES (?, ?)', noteKey, 'Winter');
  database.run(
    `INSERT INTO note_links (note, kind, target) VALUES (?, 'article', ?)`,
    ...[noteKey, articles[0] ?? ''],
  );
  const ids = async (filter: Parsed<'shelves.noteGroups'>['filter']) =>
    (await shelves['shelves.noteGroups']({ filter, group: 'none', order: 'changed' })).ids;
  expect(await ids({})).toEqual(['nnnnnnn3', 'nnnnnnn2', 'nnnnnnn1']);
  expect(await ids({ kind: 'standing' })).toEqual(['nnnnnnn2']);
  expect(await ids({ kind: 'template' })).toEqual(['nnnnnnn3']);
  expect(await ids({ tag: 'winter' })).toEqual(['nnnnnnn2']);
  expect(await ids({ linkedTo: articles[0] ?? '' })).toEqual(['nnnnnnn2']);
  expect(await ids({ text: 'SNOW' })).toEqual(['nnnnnnn2']);
  const { notes } = await shelves['shelves.notes']({ ids: ['nnnnnnn2', 'gone0000', 'nnnnnnn1'] });
  expect(notes.map(({ id, tags }) => [id, tags])).toEqual([
    ['nnnnnnn2', ['Winter']],
    ['nnnnnnn1', []],
  ]);
  const facets = await shelves['shelves.noteFacets']({ filter: {} });
  expect(facets.kinds).toEqual({ article: 1, standing: 1, template: 1 });
  expect(facets.linked).toEqual([{ id: articles[0], title: 'Ferry runs again', count: 1 }]);
  const { text } = await shelves['shelves.exportNotes']({
    ...{ filter: {}, group: 'none', order: 'changed', ids: ['nnnnnnn2'], format: 'markdown' },
  });
  expect(text).toContain('tags:\n  - Winter\n---\n\n# Ideas\n\nsnow\n');
});
