import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, createClient } from '../../contract/client.ts';
import type { ArchiveEvent } from '../../contract/events.ts';
import { events } from '../../contract/events.ts';
import { archiveMethods } from '../../contract/methods.ts';
import type { Id } from '../../contract/scalars.ts';
import { http } from './http.ts';
import { inProcess, type OpenTransport, openTransport, root, structuredClone } from './transports.ts';

/** One suite over every transport: what the archive does must not depend on what carries it. */
describe.each([
  { name: 'in process', carry: inProcess },
  { name: 'structured clone', carry: structuredClone },
  { name: 'http', carry: http },
])('the archive over $name', ({ carry }) => {
  let open: OpenTransport;
  let client: Client;
  const heard: ArchiveEvent[] = [];
  let samples: Id;

  const connect = (opened: OpenTransport): void => {
    open = opened;
    client = createClient(open.transport);
    open.transport.listen((event) => heard.push(event));
  };
  const settled = async (importId: Id): Promise<void> => {
    while ((await client.imports.get({ id: importId })).state === 'running') await nextEvent(open);
    await vi.waitFor(async () => expect((await client.search.status()).state).toBe('ready'), {
      timeout: 20_000,
    });
  };
  const find = async (query: string) =>
    (await client.search.find({ query })).hits.map((hit) => hit.article.title);

  beforeAll(async () => {
    connect(await openTransport(carry));
    samples = (await client.imports.startSamples()).import;
    await settled(samples);
  }, 60_000);
  afterAll(() => open.dispose());

  test('imports the samples and leaves a receipt', async () => {
    const receipt = await client.imports.get({ id: samples });
    expect(receipt).toMatchObject({ state: 'finished', problems: 0, duplicates: 0 });
    expect(receipt.stored).toBeGreaterThanOrEqual(12);
    const { entries, total } = await client.imports.entries({ id: samples, limit: 500 });
    expect(entries).toHaveLength(total);
    expect(total).toBe(receipt.found);
  });

  test('tells progress and the end of an import, in the shapes of the contract', async () => {
    await expect.poll(() => heard.some(({ event }) => event === 'library.changed')).toBe(true);
    expect(heard.map((event) => event.event)).toEqual(
      expect.arrayContaining(['import.progress', 'import.finished', 'library.changed', 'index.status']),
    );
    for (const { event, data } of heard) expect(events[event].safeParse(data).error, event).toBeUndefined();
  });

  test('answers every method that needs no argument in the shape of the contract', async () => {
    const elsewhere = ['imports.startSamples', 'library.verify', 'search.rebuild'];
    for (const [name, method] of Object.entries(archiveMethods)) {
      if (!method.input.safeParse({}).success || elsewhere.includes(name)) continue;
      const reply = await open.transport.call(name, {});
      expect(reply.ok, name).toBe(true);
      if (reply.ok) expect(method.output.safeParse(reply.value).error, name).toBeUndefined();
    }
  });

  test('lists, opens and searches what was imported', async () => {
    const { articles, total } = await client.articles.list({ limit: 5, order: 'title', descending: false });
    expect(total).toBeGreaterThanOrEqual(12);
    const [first] = articles;
    const article = await client.articles.get({ id: first?.id ?? '' });
    expect(archiveMethods['articles.get'].output.safeParse(article).error).toBeUndefined();
    expect((await client.articles.text({ id: article.id })).text.length).toBeGreaterThan(100);
    expect(await find(article.title.split(' ').slice(0, 3).join(' '))).toContain(article.title);
  });

  test('serves the page of an article with its policy, and nothing else', async () => {
    const { articles } = await client.articles.list({ limit: 1 });
    const page = await open.archive.content(`/article/${articles[0]?.id}`);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; img-src 'self' data:; /);
    for (const address of ['/article/nothere0', '/image/../../library.db', '/original/', '/', '/article/a/b'])
      expect((await open.archive.content(address)).status, address).toBe(404);
  });

  test('finds an article by its note and by the comment of a highlight', async () => {
    const { articles } = await client.articles.list({ limit: 2 });
    const [one, two] = articles;
    await client.notes.save({
      id: 'note000001',
      article: one?.id ?? '',
      text: 'Ask the zoetrope maker.',
      revision: 0,
    });
    const { text } = await client.articles.text({ id: two?.id ?? '' });
    const quote = text.split(/\s+/).slice(3, 9).join(' ');
    const mark = await client.highlights.quote({
      article: two?.id ?? '',
      quote,
      comment: 'See the palimpsest.',
    });
    expect(text.slice(mark.anchor.start, mark.anchor.end)).toBe(mark.anchor.quote);
    await expect.poll(() => find('zoetrope')).toEqual([one?.title]);
    await expect.poll(() => find('palimpsest')).toEqual([two?.title]);
  });

  test('stars, tags, collects and trashes, and gives all of it back', async () => {
    const { articles } = await client.articles.list({ limit: 1, order: 'title' });
    const id = articles[0]?.id ?? '';
    const { before } = await client.articles.mark({ ids: [id], starred: true, state: 'finished' });
    expect(before).toEqual([{ id, state: 'unread', starred: false }]);
    const collection = await client.collections.create({ name: 'Peace talks' });
    expect(
      (await client.articles.collect({ ids: [id], collection: collection.id, present: true })).changed,
    ).toEqual([id]);
    expect((await client.articles.tag({ ids: [id], add: ['to cite'] })).changed).toEqual([id]);
    expect(await client.articles.get({ id })).toMatchObject({ starred: true, collections: [collection.id] });
    const within = () =>
      client.search.find({
        query: 'is:starred tag:"to cite"',
        filter: { collection: collection.id },
      });
    await expect.poll(async () => (await within()).hits.map((hit) => hit.article.id)).toEqual([id]);
    await client.articles.trash({ ids: [id] });
    await expect.poll(async () => (await client.search.find({ query: 'is:starred' })).total).toBe(0);
    expect(
      (await client.articles.list({ filter: { scope: 'trash' } })).articles.map((row) => row.id),
    ).toEqual([id]);
    expect((await client.articles.restore({ ids: [id] })).changed).toEqual([id]);
    await expect.poll(async () => (await client.search.find({ query: 'is:starred' })).total).toBe(1);
  });

  test('says which field of a call does not fit, and that a thing is not there', async () => {
    await expect(client.articles.get({ id: 'NOT AN ID' })).rejects.toMatchObject({
      code: 'bad-request',
      details: { field: 'id' },
    });
    await expect(client.articles.get({ id: 'nothere000' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(client.imports.cancel({ id: 'nothere000' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await open.transport.call('articles.drop', {})).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
  });

  test('names each problem of an import and keeps the rest', async () => {
    const { import: id } = createImport(
      await open.archive.call('imports.start', {
        files: [
          { path: join(root, 'resources/icon.png') },
          { path: join(root, 'nowhere.txt') },
          { path: join(root, 'LICENSE') },
        ],
      }),
    );
    await settled(id);
    const { entries } = await client.imports.entries({ id });
    expect(entries.map((entry) => entry.code ?? entry.outcome)).toEqual([
      'not-recognised',
      'vanished',
      'stored',
    ]);
    expect(await client.imports.undo({ id })).toEqual({ removed: 1 });
    expect((await client.imports.get({ id })).state).toBe('undone');
  });

  test('searches within one import, and says that the trash is not searched', async () => {
    const words = 'the';
    const all = await client.search.find({ query: words });
    const within = await client.search.find({ query: words, filter: { import: samples } });
    expect(within.total).toBe(all.total);
    const started = await open.archive.call('imports.start', {
      files: [{ path: join(root, 'CONTRIBUTING.md') }],
    });
    const { import: other } = createImport(started);
    await settled(other);
    expect((await client.search.find({ query: words, filter: { import: other } })).total).toBe(1);
    expect((await client.search.find({ query: words, filter: { import: samples } })).total).toBe(
      within.total,
    );
    await client.imports.undo({ id: other });
    await expect(client.search.find({ query: words, filter: { scope: 'trash' } })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  test('marks an opened article as the search that found it does', async () => {
    const { hits } = await client.search.find({ query: 'mirror train' });
    const id = hits.find(({ article }) => article.title === 'The Mirror Train')?.article.id ?? '';
    const { text } = await client.articles.text({ id });
    const words = async (query: string, options: { typing?: boolean; relax?: boolean } = {}) => {
      const { marks, title } = await client.search.marks({ id, query, ...options });
      const cut = (of: string, spans: [number, number][]) =>
        new Set(spans.map(([start, end]) => of.slice(start, end).toLowerCase()));
      return { text: cut(text, marks), title: cut('The Mirror Train', title) };
    };
    expect((await words('mirr')).text).not.toContain('mirror');
    expect((await words('mirr', { typing: true })).text).toContain('mirror');
    expect((await words('mirror train')).title).toEqual(new Set(['mirror', 'train']));
  });

  test('counts what saved searches find, and what of it is new', async () => {
    const { id } = await client.savedSearches.create({ name: 'Ports', query: 'harpsichordist' });
    const counted = async () => (await client.savedSearches.counts({})).counts.find((one) => one.id === id);
    expect(await counted()).toEqual({ id, total: 0, fresh: 0 });
    const { articles } = await client.articles.list({ limit: 1, order: 'added', descending: false });
    await client.notes.save({
      id: 'note000002',
      article: articles[0]?.id ?? '',
      text: 'Ask the harpsichordist.',
      revision: 0,
    });
    await expect.poll(counted).toEqual({ id, total: 1, fresh: 0 });
    await client.savedSearches.change({ id, name: 'Ports of call', query: '"a reader notices"' });
    const started = await open.archive.call('imports.start', {
      files: [{ path: join(root, 'CHANGELOG.md') }],
    });
    const { import: added } = createImport(started);
    await settled(added);
    const after = await counted();
    expect(after?.fresh).toBe(1);
    await client.savedSearches.look({ id });
    expect(await counted()).toEqual({ id, total: after?.total, fresh: 0 });
    await client.imports.undo({ id: added });
  });

  test('makes the index anew when it is asked to, and finds the same', async () => {
    await expect.poll(async () => (await client.search.status()).state).toBe('ready');
    const titles = await find('train');
    const told = heard.length;
    await client.search.rebuild();
    await expect
      .poll(() => heard.slice(told).flatMap((one) => (one.event === 'index.status' ? one.data.state : [])))
      .toEqual(expect.arrayContaining(['rebuilding', 'ready']));
    expect(await find('train')).toEqual(titles);
  });

  test('keeps everything over a restart, the index included', async () => {
    await expect.poll(async () => (await client.search.status()).state).toBe('ready');
    const before = await client.library.overview();
    const titles = await find('zoetrope');
    connect(await open.reopen());
    await expect.poll(async () => (await client.search.status()).state).toBe('ready');
    const { bytes: _before, ...kept } = before;
    const { bytes: _after, ...found } = await client.library.overview();
    expect(found).toEqual(kept);
    expect(await find('zoetrope')).toEqual(titles);
    expect(await client.library.verify()).toMatchObject({
      damaged: [],
      missing: [],
      database: 'sound',
      index: 'sound',
    });
  });
});

function createImport(reply: Awaited<ReturnType<OpenTransport['transport']['call']>>): { import: Id } {
  if (!reply.ok) throw new Error(reply.error.message);
  return archiveMethods['imports.start'].output.parse(reply.value);
}

function nextEvent(open: OpenTransport): Promise<void> {
  return new Promise((resolve) => {
    const stop = open.transport.listen(() => {
      stop();
      resolve();
    });
  });
}
