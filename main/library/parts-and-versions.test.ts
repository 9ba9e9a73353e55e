import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportEntry } from '../../contract/model.ts';
import type { FileOutcome } from './import-store.ts';
import type { FormerLife, ReadyArticle } from './ready-article.ts';
import { openScratchLibrary, readyArticle, type StoredFile, storedFile } from './testing/scratch-library.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => scratch.dispose());

const paragraph =
  'The old bridge over the gorge was closed on Monday after a stone fell from its second arch. Buses take the long way round.';
const longer = `${paragraph} The council will decide next week whether to mend it or to build another one beside it.`;
const address = 'https://example.org/2024/bridge';
const life: FormerLife = {
  ...{
    saved: '2019-03-04T05:06:07.000Z',
    state: 'finished',
    starred: true,
    collections: ['Bridges'],
    note: 'Ask her.',
  },
  highlights: [],
};

function page(change: Partial<ReadyArticle>): ReadyArticle {
  const text = change.text ?? paragraph;
  return readyArticle({ title: 'Bridge closed', address, text, words: text.split(' ').length, ...change });
}

function file(name: string, path: string, ...articles: ReadyArticle[]): StoredFile {
  const stored = storedFile(name, ...articles);
  return { ...stored, path, original: { ...stored.original, path } };
}

/** Records outcomes as an import of their own. */
async function record(...outcomes: FileOutcome[]): Promise<{ id: string; entries: ImportEntry[] }> {
  const { imports } = scratch.library;
  const id = imports.begin({ label: 'test', collection: null, tags: [] });
  const entries = await imports.record(
    id,
    outcomes.map((outcome, number) => ({ ...outcome, number })),
  );
  imports.finish(id, 'finished', entries.length, null);
  return { id, entries };
}

const articleOf = (entries: ImportEntry[]): string => entries[0]?.article ?? '';

test('makes the same page with changed text a new version of its article, with what the reader did', async () => {
  const { library } = scratch;
  const { entries } = await record(file('one.html', '/in/one.html', page({})));
  const id = articleOf(entries);
  library.groups.tag([id], ['stone'], []);
  library.articles.edit({ id, title: 'My bridge' });
  const again = await record(
    file('two.html', '/elsewhere/two.html', page({ text: longer, address: `${address}?utm_source=x` })),
  );
  expect(again.entries).toMatchObject([{ outcome: 'stored', article: id, version: 2, title: 'My bridge' }]);
  expect(library.articles.text(id).text).toBe(longer);
  expect(library.articles.get(id)).toMatchObject({ title: 'My bridge', tags: ['stone'] });
  expect(library.articles.list(everything)).toMatchObject({ total: 1 });
});

test('takes a new version back with the import that brought it, and both originals stay verifiable', async () => {
  const { library } = scratch;
  const first = file('one.html', '/in/one.html', page({}));
  const id = articleOf((await record(first)).entries);
  const second = await record(file('two.html', '/in/two.html', page({ text: longer })));
  expect(library.imports.undo(second.id)).toEqual([id]);
  expect(library.articles.text(id).text).toBe(paragraph);
  expect(library.articles.get(id).provenance).toMatchObject({
    sha256: first.original.sha256,
    name: 'one.html',
  });
  expect(library.articles.get(id).trashed).toBeNull();
});

test('knows a file by its path when its text has changed, and not when it is another text', async () => {
  const first = await record(file('notes.txt', '/in/notes.txt', page({ address: null })));
  const changed = await record(file('notes.txt', '/in/notes.txt', page({ address: null, text: longer })));
  expect(changed.entries).toMatchObject([{ article: articleOf(first.entries), version: 2 }]);
  const other =
    'Nothing in here has to do with stone, water or any council: it is about bread and how it is baked.';
  const strange = await record(file('notes.txt', '/in/notes.txt', page({ address: null, text: other })));
  expect(strange.entries).toMatchObject([{ outcome: 'stored', version: null }]);
  expect(articleOf(strange.entries)).not.toBe(articleOf(first.entries));
});

test('keeps bulletins apart that share a file name and most of their words, but not their day', async () => {
  const bulletin = (published: string, rate: string): ReadyArticle =>
    page({ address: null, published, text: `${longer} One dram was worth ${rate} at noon.` });
  const first = await record(file('rates.txt', '/in/rates.txt', bulletin('2023-10-09', '41')));
  const next = await record(file('rates.txt', '/in/rates.txt', bulletin('2023-10-10', '43')));
  expect(next.entries).toMatchObject([{ outcome: 'stored', version: null }]);
  expect(articleOf(next.entries)).not.toBe(articleOf(first.entries));
});

test('asks more of a file that is known by a bare name only', async () => {
  const half = `${paragraph} ${'And then there was something else entirely to be told about bread. '.repeat(2)}`;
  await record(file('notes.txt', 'notes.txt', page({ address: null })));
  const other = await record(file('notes.txt', 'notes.txt', page({ address: null, text: half.slice(60) })));
  expect(other.entries).toMatchObject([{ version: null }]);
});

test('does not let an extract of a page take the place of the whole', async () => {
  const id = articleOf((await record(file('one.html', '/in/one.html', page({ text: longer })))).entries);
  const feed = await record(
    file('feed.xml', '/in/feed.xml', page({ text: paragraph.slice(0, 60), within: 'entry 1' })),
  );
  expect(feed.entries).toMatchObject([{ outcome: 'duplicate', article: id }]);
  expect(scratch.library.articles.text(id).text).toBe(longer);
});

test('fills in an entry that had no text when its page comes, and keeps what it knew', async () => {
  const { library } = scratch;
  const quote = 'a stone fell from its second arch';
  const former: FormerLife = {
    ...life,
    highlights: [
      {
        anchor: { quote, prefix: '', suffix: '', start: 0, end: quote.length },
        ...{ placed: false, colour: 3, comment: 'Which?', created: '2019-03-05T00:00:00.000Z' },
      },
    ],
  };
  const empty = page({
    text: '',
    html: '',
    words: 0,
    title: 'example.org/2024/bridge',
    former,
    within: 'row 1',
  });
  const listed = await record(file('list.csv', '/in/list.csv', empty));
  const id = articleOf(listed.entries);
  expect(library.imports.summary(listed.id)).toMatchObject({ stored: 1, withoutText: 1 });
  expect(library.articles.get(id)).toMatchObject({
    starred: true,
    state: 'finished',
    added: life.saved,
    hasNote: true,
  });
  const filled = await record(file('bridge.html', '/in/bridge.html', page({})));
  expect(filled.entries).toMatchObject([{ outcome: 'stored', article: id }]);
  expect(library.articles.get(id)).toMatchObject({
    title: 'Bridge closed',
    starred: true,
    added: life.saved,
  });
  expect(library.database.all('SELECT placed, start, comment FROM highlights')).toEqual([
    { placed: 1, start: paragraph.indexOf(quote), comment: 'Which?' },
  ]);
});

test('takes an excerpt for a link without its text: the page fills it in, and it fills in a bare link', async () => {
  const { library } = scratch;
  const missing = [{ kind: 'text' as const, address, reason: 'absent' as const }];
  const bare = page({
    text: '',
    html: '',
    words: 0,
    title: 'example.org/2024/bridge',
    missing,
    within: 'row 1',
  });
  const id = articleOf((await record(file('links.csv', '/in/links.csv', bare))).entries);
  const excerpt = page({ text: 'Of a bridge and its buses.', missing, within: 'entry 1' });
  const listed = await record(file('excerpts.json', '/in/excerpts.json', excerpt));
  expect(listed.entries).toMatchObject([{ outcome: 'stored', article: id }]);
  expect(library.articles.text(id).text).toBe('Of a bridge and its buses.');
  expect(library.imports.summary(listed.id).withoutText).toBe(1);
  expect(
    (await record(file('again.csv', '/in/again.csv', { ...bare, within: 'row 2' }))).entries,
  ).toMatchObject([{ outcome: 'duplicate', article: id }]);
  const filled = await record(file('bridge.html', '/in/bridge.html', page({})));
  expect(filled.entries).toMatchObject([{ outcome: 'stored', article: id }]);
  expect(library.articles.text(id).text).toBe(paragraph);
  expect((await record(file('later.json', '/in/later.json', excerpt))).entries).toMatchObject([
    { outcome: 'duplicate', article: id },
  ]);
  expect(library.articles.text(id).text).toBe(paragraph);
});

test('does not take a text with a damaged end for an excerpt', async () => {
  const missing = [{ kind: 'text' as const, address: 'the end of the file', reason: 'unreadable' as const }];
  const cut = await record(file('cut.rtf', '/in/cut.rtf', page({ missing })));
  expect(scratch.library.imports.summary(cut.id).withoutText).toBe(0);
  const other = page({ text: 'Nothing at all to do with stones or buses, but the same address.' });
  const stranger = await record(file('other.html', '/in/other.html', other));
  expect(articleOf(stranger.entries)).not.toBe(articleOf(cut.entries));
});

test('gives a page that is there already what an export knew of it, once', async () => {
  const { library } = scratch;
  const id = articleOf((await record(file('bridge.html', '/in/bridge.html', page({})))).entries);
  for (const name of ['one.csv', 'two.csv']) {
    const empty = page({ text: '', html: '', words: 0, former: life, tags: ['later'], within: 'row 1' });
    expect((await record(file(name, `/in/${name}`, empty))).entries).toMatchObject([
      { outcome: 'duplicate', article: id },
    ]);
  }
  expect(library.articles.get(id)).toMatchObject({ tags: ['later'], starred: true, state: 'unread' });
  expect(library.database.all('SELECT text FROM notes')).toEqual([{ text: 'Ask her.' }]);
  expect(library.groups.collections()).toMatchObject([{ name: 'Bridges', count: 1 }]);
});

test('goes on with a half recorded file without doubles, and knows it only when it is whole', async () => {
  const { imports } = scratch.library;
  const parts = [1, 2, 3].map((n) =>
    page({ address: null, within: `record ${n}`, title: `T${n}`, text: `${n} ${paragraph} ${n}`.repeat(n) }),
  );
  const whole = file('dump.jsonl', '/in/dump.jsonl', ...parts);
  const id = imports.begin({
    label: 'dump',
    collection: null,
    tags: [],
    input: '[{"path":"/in/dump.jsonl"}]',
  });
  await imports.record(id, [{ ...whole, parts: parts.slice(0, 2), complete: false }]);
  expect(imports.findOriginal(whole.original.sha256)).toBeNull();
  imports.finish(id, 'interrupted', 1, null);
  expect(imports.summary(id)).toMatchObject({ state: 'interrupted', resumable: true, stored: 2 });
  expect(imports.resume(id)).toBe('[{"path":"/in/dump.jsonl"}]');
  expect(imports.recordedSoFar(id)).toEqual({
    paths: new Set(),
    begun: new Map([['/in/dump.jsonl', 0]]),
    largest: 0,
  });
  const rest = await imports.record(id, [{ ...whole, number: 0 }]);
  expect(rest).toMatchObject([{ outcome: 'stored', within: 'record 3' }]);
  expect(imports.finish(id, 'finished', 3, null)).toMatchObject({
    stored: 3,
    duplicates: 0,
    resumable: false,
  });
  expect([...imports.recordedSoFar(id).paths]).toEqual(['/in/dump.jsonl']);
  expect(imports.findOriginal(whole.original.sha256)).not.toBeNull();
});

test('names parts that could not be read beside those that could', async () => {
  const bad = { problem: 'damaged' as const, message: 'Record 2 is cut short.', within: 'record 2' };
  const stored = file('dump.jsonl', '/in/dump.jsonl', page({ within: 'record 1' }));
  const { entries, id } = await record({ ...stored, parts: [...stored.parts, bad] });
  expect(entries).toMatchObject([
    { outcome: 'stored', within: 'record 1' },
    { outcome: 'problem', within: 'record 2', code: 'damaged' },
  ]);
  const filter = { id, text: 'cut SHORT', offset: 0, limit: 10 };
  expect(scratch.library.imports.entries(filter)).toMatchObject({
    total: 1,
    entries: [{ within: 'record 2' }],
  });
});

test('keeps no bytes of a file of which everything was known', async () => {
  const { library } = scratch;
  await record(file('one.html', '/in/one.html', page({})));
  const twin = file('two.html', '/in/two.html', page({}));
  expect((await record(twin)).entries).toMatchObject([{ outcome: 'duplicate' }]);
  expect(library.originals.find(twin.original.sha256)).toBeNull();
});

const everything = {
  filter: { scope: 'all' as const },
  order: 'added' as const,
  descending: true,
  offset: 0,
  limit: 10,
};

test('an import that only met what is known goes on all the same, and tells nothing twice', async () => {
  const { imports } = scratch.library;
  const parts = [1, 2, 3, 4].map((n) =>
    page({ address: null, within: `record ${n}`, title: `T${n}`, text: `${n} ${paragraph} ${n}`.repeat(n) }),
  );
  const whole = file('dump.jsonl', '/in/dump.jsonl', ...parts);
  const begin = (): string => imports.begin({ label: 'dump', collection: null, tags: [], input: '[]' });
  const first = begin();
  await imports.record(first, [{ ...whole, number: 1, parts: parts.slice(0, 3), complete: false }]);
  imports.finish(first, 'cancelled', 1, null);
  const second = begin();
  await imports.record(second, [{ ...whole, number: 1, parts: parts.slice(0, 2), complete: false }]);
  imports.finish(second, 'interrupted', 1, null);
  expect(imports.summary(second)).toMatchObject({ stored: 0, duplicates: 2 });
  imports.resume(second);
  expect(imports.recordedSoFar(second)).toEqual({
    ...{ paths: new Set(), begun: new Map([['/in/dump.jsonl', 1]]), largest: 1 },
  });
  const rest = await imports.record(second, [{ ...whole, number: 1 }]);
  expect(rest.map(({ outcome, within }) => `${outcome} ${within}`)).toEqual([
    'duplicate record 3',
    'stored record 4',
  ]);
  expect(imports.finish(second, 'finished', 4, null)).toMatchObject({ stored: 1, duplicates: 3 });
});

test('tells the end of a file that broke off behind the parts that came before', async () => {
  const stored = file('dump.jsonl', '/in/dump.jsonl', page({ within: 'record 1' }));
  const broken: FileOutcome = {
    ...{
      number: 0,
      kind: 'problem',
      path: '/in/dump.jsonl',
      code: 'damaged',
      message: 'It breaks off.',
      after: 1,
    },
  };
  const { imports } = scratch.library;
  const id = imports.begin({ label: 'dump', collection: null, tags: [] });
  await imports.record(id, [{ ...stored, complete: false }]);
  expect(await imports.record(id, [broken])).toMatchObject([{ outcome: 'problem' }]);
  expect(imports.finish(id, 'finished', 2, null)).toMatchObject({ stored: 1, problems: 1 });
});

test('looks the parts of a dump up by index, however many came before', () => {
  const { database } = scratch.library;
  const plan = (sql: string, ...parameters: string[]): string =>
    database
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...parameters)
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan('SELECT key FROM articles WHERE original = ? AND part = ?', 'x', '1')).toContain(
    'articles_by_part (original=? AND part=?)',
  );
  expect(plan('SELECT key FROM articles WHERE original_path = ? AND within IS ?', 'x', 'y')).toContain(
    'articles_by_path (original_path=? AND within=?)',
  );
});
