import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { createDispatcher, type Dispatch } from '../../contract/dispatcher.ts';
import { archiveMethods } from '../../contract/methods.ts';
import type { Reply } from '../../contract/transport.ts';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  storedFile,
} from '../../main/library/testing/scratch-library.ts';
import { createNotes } from '../../main/notes/notes.ts';
import { createDraftStore } from './draft-store.ts';
import { openNoteSession } from './note-session.ts';

type Library = Awaited<ReturnType<typeof openScratchLibrary>>;

/** The notes of a real library behind a connection that can go away. */
function connectTo(library: Library) {
  const {
    'notes.get': get,
    'notes.read': read,
    'notes.save': save,
    'notes.list': list,
    'notes.versions': versions,
  } = archiveMethods;
  const notes = createNotes(library.library.database);
  const dispatch: Dispatch = createDispatcher(
    {
      'notes.get': get,
      'notes.read': read,
      'notes.save': save,
      'notes.list': list,
      'notes.versions': versions,
    },
    {
      'notes.get': notes.get,
      'notes.read': notes.read,
      'notes.save': notes.save,
      'notes.list': notes.list,
      'notes.versions': notes.history.versions,
    },
    (_, error) => {
      throw error;
    },
  );
  const saves: string[] = [];
  let away = false;
  let failing: Reply | null = null;
  const held: (() => void)[] = [];
  const client = createClient({
    async call(method, input): Promise<Reply> {
      while (away) await new Promise<void>((resolve) => held.push(resolve));
      if (failing !== null) return failing;
      const reply = await dispatch(method, input);
      if (method === 'notes.save' && reply.ok) saves.push((input as { text: string }).text);
      return reply;
    },
    listen: () => () => undefined,
  });
  return {
    client,
    saves,
    all: async () => (await client.notes.list()).notes,
    fail: (reply: Reply | null) => {
      failing = reply;
    },
    leave: () => {
      away = true;
    },
    comeBack: () => {
      away = false;
      for (const resume of held.splice(0)) resume();
    },
  };
}

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

let library: Library;
let article = '';
let archive: ReturnType<typeof connectTo>;
let storage: Storage;
beforeEach(async () => {
  library = await openScratchLibrary();
  article = (await importFiles(library.library, [storedFile('ferry.txt', readyArticle())])).articles[0] ?? '';
  archive = connectTo(library);
  storage = memoryStorage();
  vi.useFakeTimers();
});
afterEach(async () => {
  vi.useRealTimers();
  await library.dispose();
});

async function open() {
  const session = openNoteSession({
    archive: archive.client,
    subject: { kind: 'article', article },
    drafts: createDraftStore(storage, 'one'),
  });
  await session.refresh();
  return session;
}

test('saves what was typed once, after a pause, and says so', async () => {
  const session = await open();
  for (const text of ['A', 'As', 'Ask']) session.type(text);
  expect(session.snapshot().saving.kind).toBe('saving');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(archive.saves).toEqual(['Ask']);
  expect(session.snapshot().saving.kind).toBe('saved');
  expect(storage.length).toBe(0);
});

test('makes no note of nothing', async () => {
  const session = await open();
  session.type('a');
  session.type('');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await archive.all()).toEqual([]);
  expect(storage.length).toBe(0);
});

test('keeps text typed while the archive is away and sends the last of it once', async () => {
  const session = await open();
  archive.leave();
  session.type('one');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(session.snapshot().saving.kind).toBe('waiting');
  session.type('one two');
  await vi.advanceTimersByTimeAsync(3_000);
  archive.comeBack();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(archive.saves).toEqual(['one', 'one two']);
  expect(await archive.all()).toMatchObject([{ text: 'one two', revision: 2 }]);
  expect(session.snapshot().saving.kind).toBe('saved');
});

test('brings back text that a reload cut off, and saves it under the same id', async () => {
  const session = await open();
  archive.leave();
  session.type('typed before the reload');
  await vi.advanceTimersByTimeAsync(1_000);
  // The window is gone; a new one finds the archive back before the first one's save gets through.
  const after = connectTo(library);
  const reopened = openNoteSession({
    archive: after.client,
    subject: { kind: 'article', article },
    drafts: createDraftStore(storage, 'one'),
  });
  await reopened.refresh();
  expect(reopened.snapshot().text).toBe('typed before the reload');
  await vi.advanceTimersByTimeAsync(1_000);
  archive.comeBack();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await after.all()).toMatchObject([{ text: 'typed before the reload', revision: 1 }]);
  expect(storage.length).toBe(0);
});

test('says why a text is not saved, keeps it, and tries again', async () => {
  const session = await open();
  archive.fail({ ok: false, error: { code: 'disk-full', message: 'The disk is full.' } });
  session.type('precious');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(session.snapshot()).toMatchObject({
    text: 'precious',
    saving: { kind: 'failed', message: 'The disk is full.' },
  });
  expect(createDraftStore(storage, 'one').read(article)?.text).toBe('precious');
  archive.fail(null);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(session.snapshot().saving.kind).toBe('saved');
  expect(archive.saves).toEqual(['precious']);
});

test('shows the newer text of another window unless something was typed here', async () => {
  const first = await open();
  const second = await open();
  first.type('from the first');
  await vi.advanceTimersByTimeAsync(1_000);
  await second.refresh();
  expect(second.snapshot()).toMatchObject({ text: 'from the first', replaced: 1 });

  second.type('from the first, and more');
  first.type('other words');
  await first.refresh();
  expect(first.snapshot()).toMatchObject({ text: 'other words', replaced: 0 });
});

test('does not write over a note that another window began meanwhile', async () => {
  archive.leave();
  const drafts = createDraftStore(storage, 'one');
  drafts.write(article, { id: 'mydraft00001', text: 'mine', revision: 0 });
  archive.comeBack();
  await archive.client.notes.save({ id: 'theirs000001', article, text: 'theirs', revision: 0 });
  const session = await open();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(session.snapshot().text).toBe('theirs\n\nmine');
  expect(await archive.all()).toHaveLength(1);
});

test('sends the rest when it is closed in the middle of a word', async () => {
  const session = await open();
  session.type('half a wo');
  session.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(archive.saves).toEqual(['half a wo']);
});

test('ignores a stored draft that is none', () => {
  storage.setItem(`carrel.note.${article}.one`, '{"text":');
  expect(createDraftStore(storage, 'one').read(article)).toBeNull();
});

test('a note by its id is begun under that id, free-standing', async () => {
  const session = openNoteSession({
    archive: archive.client,
    subject: { kind: 'note', id: 'standing0001' },
    drafts: createDraftStore(storage, 'one'),
  });
  await session.refresh();
  session.type('# Harbours');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(session.snapshot().saved).toMatchObject({ id: 'standing0001', article: null, title: 'Harbours' });
});

test('two windows that write at once: the last state stays, both are kept, and the later one is told', async () => {
  const first = await open();
  first.type('begun together');
  await vi.advanceTimersByTimeAsync(1_000);
  const second = openNoteSession({
    archive: archive.client,
    subject: { kind: 'article', article },
    drafts: createDraftStore(storage, 'two'),
  });
  await second.refresh();
  first.type('begun together, the first');
  second.type('begun together, the second');
  first.flush();
  await vi.advanceTimersByTimeAsync(0);
  second.flush();
  await vi.advanceTimersByTimeAsync(1_000);
  const [note] = await archive.all();
  expect(note?.text).toBe('begun together, the second');
  expect(second.snapshot().conflicts).toBe(1);
  expect(first.snapshot().conflicts).toBe(0);
  const { versions } = await archive.client.notes.versions({ id: note?.id ?? '' });
  expect(versions.map(({ title }) => title)).toContain('begun together, the first');
  await first.refresh();
  expect(first.snapshot()).toMatchObject({ text: 'begun together, the second', replaced: 1 });
});

test('the last words of a window that was killed are taken up by the next one', async () => {
  const session = await open();
  archive.leave();
  session.type('typed as the window died');
  const after = connectTo(library);
  const next = openNoteSession({
    archive: after.client,
    subject: { kind: 'article', article },
    drafts: createDraftStore(storage, 'two'),
  });
  await next.refresh();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await after.all()).toMatchObject([{ text: 'typed as the window died' }]);
  expect(storage.length).toBe(0);
});

test('old words of a killed window do not replace a note that has gone on: they are in its history', async () => {
  const session = await open();
  session.type('first');
  await vi.advanceTimersByTimeAsync(1_000);
  const [note] = await archive.all();
  createDraftStore(storage, 'dead').write(article, {
    id: note?.id ?? '',
    text: 'first, unsent',
    revision: 1,
  });
  session.type('first and more');
  await vi.advanceTimersByTimeAsync(1_000);
  session.close();
  const next = openNoteSession({
    archive: archive.client,
    subject: { kind: 'article', article },
    drafts: createDraftStore(storage, 'two'),
  });
  await next.refresh();
  expect(next.snapshot().text).toBe('first and more');
  expect((await archive.all())[0]?.text).toBe('first and more');
  const { versions } = await archive.client.notes.versions({ id: note?.id ?? '' });
  expect(versions.map(({ title }) => title)).toContain('first, unsent');
  expect(storage.length).toBe(0);
});
