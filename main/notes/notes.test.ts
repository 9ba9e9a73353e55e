import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  storedFile,
} from '../library/testing/scratch-library.ts';
import { createHighlights } from './highlights.ts';
import { createNotes } from './notes.ts';
import { quoteAnchor } from './quote-anchor.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
let article = '';
beforeEach(async () => {
  scratch = await openScratchLibrary();
  article = (await importFiles(scratch.library, [storedFile('ferry.txt', readyArticle())])).articles[0] ?? '';
});
afterEach(() => scratch.dispose());

test('keeps a note and takes the same save twice as one', () => {
  const notes = createNotes(scratch.library.database);
  const save = { id: 'note0001', article, text: 'Ask about the *captain*.', revision: 0 };
  expect(notes.save(save)).toMatchObject({ revision: 1, article, articleTitle: 'Ferry runs again' });
  expect(notes.save(save).revision).toBe(1);
  expect(notes.get({ article }).note?.text).toBe(save.text);
});

test('loses neither text when a note was changed elsewhere meanwhile', () => {
  const { database } = scratch.library;
  const notes = createNotes(database);
  notes.save({ id: 'note0001', article, text: 'first', revision: 0 });
  notes.save({ id: 'note0001', article, text: 'from window one', revision: 1 });
  const last = notes.save({ id: 'note0001', article, text: 'from window two', revision: 1 });
  expect(last).toMatchObject({ text: 'from window two', revision: 3 });
  expect(database.all('SELECT text FROM note_versions').map((row) => row.text)).toContain('from window one');
});

test('brings a removed note back by saving it again', () => {
  const notes = createNotes(scratch.library.database);
  notes.save({ id: 'note0001', article, text: 'kept', revision: 0 });
  notes.remove({ id: 'note0001' });
  expect(notes.get({ article }).note).toBeNull();
  notes.save({ id: 'note0001', article, text: 'kept', revision: 1 });
  expect(notes.get({ article }).note?.text).toBe('kept');
});

test('finds notes by words in any case and without diacritics', () => {
  const notes = createNotes(scratch.library.database);
  notes.save({ id: 'note0001', article: null, text: 'Перелёт и ԵՐԵՎԱՆ', revision: 0 });
  for (const text of ['перелет', 'Երևան', 'ПЕРЕЛЁТ'])
    expect(notes.list({ text, removed: false, brief: false, offset: 0, limit: 10 }).total, text).toBe(1);
  expect(notes.list({ text: 'absent', removed: false, brief: false, offset: 0, limit: 10 }).total).toBe(0);
});

test('marks words by their quote, gives them back, and makes the same id only once', () => {
  const highlights = createHighlights(scratch.library.database);
  const made = highlights.quote({
    id: 'mark0001',
    article,
    quote: 'north  shore runs',
    colour: 2,
    comment: 'why?',
    tags: ['Ferries', 'ask'],
  });
  expect(made.anchor).toMatchObject({
    quote: 'north shore runs',
    prefix: 'The ferry to the ',
    start: 17,
    end: 33,
  });
  expect(highlights.create({ ...made, id: 'mark0001' })).toEqual(made);
  expect(highlights.list({ article, text: '', offset: 0, limit: 10 }).total).toBe(1);
  expect(highlights.list({ text: 'WHY', colour: 2, offset: 0, limit: 10 }).total).toBe(1);
  expect(highlights.remove('mark0001')).toEqual(made);
  expect(highlights.create({ ...made }).anchor).toEqual(made.anchor);
});

test('keeps the page on which a passage was marked, through removing and making it again', () => {
  const highlights = createHighlights(scratch.library.database);
  const marked = highlights.quote({
    id: 'mark0001',
    article,
    quote: 'north shore',
    colour: 1,
    comment: '',
    tags: [],
  });
  expect(marked.page).toBe(null);
  const made = highlights.create({ ...marked, id: 'mark0002', page: 12 });
  expect(made.page).toBe(12);
  expect(highlights.create(highlights.remove('mark0002')).page).toBe(12);
});

test('takes names of tags that differ only in case or diacritics as one, written as they were first', () => {
  const highlights = createHighlights(scratch.library.database);
  const quote = (quote: string, tags: string[]) =>
    highlights.quote({ article, quote, colour: 1, comment: '', tags });
  const first = quote('ferry', ['Café', 'café', 'harbour']);
  expect(first.tags).toEqual(['Café', 'harbour']);
  const second = quote('north', ['CAFE']);
  expect(second.tags).toEqual(['Café']);
  expect(highlights.tags({})).toEqual({
    tags: [
      { name: 'Café', count: 2 },
      { name: 'harbour', count: 1 },
    ],
  });
  const bearing = (tag: string) =>
    highlights.list({ tag, text: '', offset: 0, limit: 10 }).highlights.map(({ id }) => id);
  expect(bearing('cafe').sort()).toEqual([first.id, second.id].sort());
  expect(highlights.change({ id: first.id, tags: ['harbour'] }).tags).toEqual(['harbour']);
  expect(bearing('café')).toEqual([second.id]);
  highlights.remove(second.id);
  expect(highlights.tags({}).tags).toEqual([{ name: 'harbour', count: 1 }]);
});

test('says when the article does not hold the words', () => {
  const highlights = createHighlights(scratch.library.database);
  const quote = () => highlights.quote({ article, quote: 'south shore', colour: 1, comment: '', tags: [] });
  expect(quote).toThrow(/south shore/);
});

test('anchors a quote whatever the white space between its words', () => {
  const text = 'one\n\ntwo  three two three';
  expect(quoteAnchor(text, 'two three')).toMatchObject({ start: 5, end: 15 });
  expect(quoteAnchor(text, ' ')).toBeNull();
  expect(quoteAnchor(text, 'twothree')).toBeNull();
});
