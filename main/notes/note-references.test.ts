import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveMethods } from '../../contract/methods.ts';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  storedFile,
} from '../library/testing/scratch-library.ts';
import { createHighlights } from './highlights.ts';
import { createNotes, type Notes } from './notes.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
let notes: Notes;
let article = '';
beforeEach(async () => {
  scratch = await openScratchLibrary();
  article = (await importFiles(scratch.library, [storedFile('ferry.txt', readyArticle())])).articles[0] ?? '';
  notes = createNotes(scratch.library.database);
});
afterEach(() => scratch.dispose());

const list = (filter: object) => notes.list(archiveMethods['notes.list'].input.parse(filter));
const suggest = (text: string) => notes.references.suggest({ text, limit: 10 }).suggestions;

test('a note that links to an article, a note and a highlight is found from each, with its line', () => {
  const highlight = createHighlights(scratch.library.database).quote(
    archiveMethods['highlights.quote'].input.parse({ id: 'mark0001', article, quote: 'north shore' }),
  );
  notes.save({ id: 'note0001', article: null, text: '# Harbours', revision: 0 });
  const text = `# Plan\n\nSee *now* [the ferry](carrel://article/${article}#${highlight.id}).\nAnd [Harbours](carrel://note/note0001).`;
  notes.save({ id: 'note0002', article: null, text, revision: 0 });
  const from = (kind: 'article' | 'note' | 'highlight', id: string) =>
    notes.references.backlinks({ kind, id }).backlinks;
  expect(from('article', article)).toMatchObject([
    { note: 'note0002', title: 'Plan', context: 'See now the ferry.' },
  ]);
  expect(from('highlight', 'mark0001')).toHaveLength(1);
  expect(from('note', 'note0001')).toMatchObject([{ context: 'And Harbours.' }]);

  notes.save({ id: 'note0002', article: null, text: '# Plan', revision: 1 });
  expect(from('article', article)).toEqual([]);
});

test('links and tags of notes that were written without these tables are read when they are asked for', () => {
  const { database } = scratch.library;
  database.execute(`INSERT INTO notes (id, text, revision, created, changed)
    VALUES ('note0009', 'Old #harbour, see carrel://article/${article}', 3, '2023-01-01', '2023-01-02')`);
  expect(notes.references.tags()).toEqual({ tags: [{ name: 'harbour', count: 1 }] });
  expect(notes.references.backlinks({ kind: 'article', id: article }).backlinks).toHaveLength(1);
  database.execute(`UPDATE notes SET text = 'Now #shore', revision = 4 WHERE id = 'note0009'`);
  expect(notes.references.tags()).toEqual({ tags: [{ name: 'shore', count: 1 }] });
});

test('notes are listed by tag in any case, by kind, and when removed apart from the others', () => {
  notes.save({ id: 'note0001', article, text: 'On the ferry #Гавань', revision: 0 });
  notes.save({ id: 'note0002', article: null, text: 'Standing #гавань', revision: 0 });
  notes.save({ id: 'note0003', article: null, text: 'Removed', revision: 0 });
  notes.remove({ id: 'note0003' });
  const ids = (filter: object) => list(filter).notes.map(({ id }) => id);
  expect(ids({ tag: 'ГАВАНЬ' }).sort()).toEqual(['note0001', 'note0002']);
  expect(ids({ standing: true })).toEqual(['note0002']);
  expect(ids({ standing: false })).toEqual(['note0001']);
  expect(ids({ article })).toEqual(['note0001']);
  expect(ids({ removed: true })).toEqual(['note0003']);
  expect(notes.restore({ id: 'note0003' })).toMatchObject({ text: 'Removed', removed: null });
  expect(ids({ removed: true })).toEqual([]);
});

test('notes are suggested by title and highlights by their words, and a removed one is a broken link', () => {
  createHighlights(scratch.library.database).quote(
    archiveMethods['highlights.quote'].input.parse({ id: 'mark0001', article, quote: 'stood idle' }),
  );
  notes.save({ id: 'note0001', article: null, text: '## Ёлки\n\nidle', revision: 0 });
  expect(suggest('елки')).toMatchObject([{ label: 'Ёлки', target: { kind: 'note', id: 'note0001' } }]);
  expect(suggest('stood')).toMatchObject([{ label: 'stood idle', detail: 'Ferry runs again' }]);
  notes.remove({ id: 'note0001' });
  const targets = [
    { kind: 'article' as const, id: article },
    { kind: 'note' as const, id: 'note0001' },
    { kind: 'highlight' as const, id: 'mark0001', article },
  ];
  expect(notes.references.resolve({ targets }).targets.map(({ title }) => title)).toEqual([
    'Ferry runs again',
    null,
    'stood idle',
  ]);
});

test('one template at most is what notes of articles begin as', () => {
  notes.save({ id: 'note0001', article: null, text: 'One', revision: 0 });
  notes.save({ id: 'note0002', article: null, text: 'Two', revision: 0 });
  notes.template({ id: 'note0001', use: 'default' });
  notes.template({ id: 'note0002', use: 'default' });
  const uses = list({ template: true }).notes.map(({ id, template }) => [id, template]);
  expect(uses.sort()).toEqual([
    ['note0001', 'template'],
    ['note0002', 'default'],
  ]);
  expect(notes.template({ id: 'note0002', use: 'none' }).template).toBe('none');
});

test('the history keeps what was replaced by another window, cut away or removed, and gives it back whole', () => {
  const long = 'A long thought about harbours that took an hour to write down.';
  notes.save({ id: 'note0001', article: null, text: long, revision: 0 });
  notes.save({ id: 'note0001', article: null, text: 'short', revision: 1 });
  notes.save({ id: 'note0001', article: null, text: 'of another window', revision: 1 });
  const { versions } = notes.history.versions({ id: 'note0001' });
  expect(versions.map(({ revision, title }) => [revision, title])).toEqual([
    [2, 'short'],
    [1, long],
  ]);
  expect(notes.history.version({ id: 'note0001', revision: 1 }).text).toBe(long);
  expect(() => notes.history.version({ id: 'note0001', revision: 7 })).toThrow(/no version 7/);
});
