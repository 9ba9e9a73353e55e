import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../search-engine.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { logVersion } from './index-log.ts';
import { openSearchEngine } from './open-search-engine.ts';

const texts = { read: (ids: string[]) => ids.map(() => null) };

describe('the index on disk', () => {
  let folder: string;
  let path: string;
  const open = (): Promise<SearchEngine> => openSearchEngine({ folder, texts });
  const ids = async (engine: SearchEngine, query: string): Promise<string[]> =>
    (await engine.find(requestFor(query, { relax: false, sort: 'title', limit: 1000 }))).hits.map(
      ({ id }) => id,
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carrel-index-'));
    path = join(folder, 'articles.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Three batches, each flushed: `first` up to cursor 1, `second` up to 2, and so on. */
  const writeThree = async (): Promise<void> => {
    const engine = await open();
    for (const [nth, word] of ['first', 'second', 'third'].entries()) {
      const body = `The ${word} dispatch, anti-war and all.`;
      await engine.add([documentWith(`article${nth}`, { title: word, body, tags: [word] })], nth + 1);
      await engine.flush();
    }
    await engine.close();
  };

  test('gives the same answers after it is opened again', async () => {
    await writeThree();
    const engine = await open();
    expect(await engine.status()).toMatchObject({ cursor: 3, documents: 3, state: 'ready', message: null });
    expect(await ids(engine, 'dispatch')).toEqual(['article0', 'article1', 'article2']);
    expect(await ids(engine, '"antiwar and all" tag:second')).toEqual(['article1']);
    expect((await engine.suggest('thir', 3)).map(({ target }) => target)).toEqual(['article2']);
    await engine.close();
  });

  test('keeps removals and new facts about articles whose words stayed', async () => {
    await writeThree();
    let engine = await open();
    const { size } = await stat(path);
    const changed = documentWith('article0', {
      title: 'first',
      body: 'The first dispatch, anti-war and all.',
      tags: ['first'],
      starred: true,
    });
    await engine.add([changed], 4);
    await engine.remove(['article1'], 5);
    await engine.flush();
    expect((await stat(path)).size - size).toBeLessThan(600);
    await engine.close();
    engine = await open();
    expect(await ids(engine, 'is:starred')).toEqual(['article0']);
    expect(await ids(engine, 'dispatch')).toEqual(['article0', 'article2']);
    expect((await engine.status()).cursor).toBe(5);
    await engine.close();
  });

  test('holds whole batches and their cursor wherever a crash cut the file', async () => {
    await writeThree();
    const whole = await readFile(path);
    let before = 3;
    for (let length = whole.length - 1; length >= 0; length -= 7) {
      await writeFile(path, whole.subarray(0, length));
      const engine = await open();
      const { cursor, documents, message } = await engine.status();
      expect(documents).toBe(cursor);
      expect(cursor).toBeLessThanOrEqual(before);
      if (cursor < before && cursor > 0) expect(message).toContain('damaged');
      before = cursor;
      // It goes on from there.
      await engine.add([documentWith('later', { body: 'dispatch of later' })], cursor + 1);
      await engine.close();
      const again = await open();
      expect(await ids(again, 'dispatch')).toHaveLength(cursor + 1);
      await again.close();
    }
    expect(before).toBe(0);
  });

  test('notices any flipped byte and never answers from it', async () => {
    await writeThree();
    const whole = await readFile(path);
    for (let at = 0; at < whole.length; at += 5) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      await writeFile(path, damaged);
      const engine = await open();
      const { cursor, documents, message } = await engine.status();
      expect(cursor).toBeLessThan(3);
      expect(documents).toBe(cursor);
      expect(message).not.toBeNull();
      await engine.close();
    }
  });

  test('sets a log of another version aside and begins at the beginning', async () => {
    await writeThree();
    const bytes = await readFile(path);
    bytes.writeUInt32LE(logVersion + 1, 16);
    await writeFile(path, bytes);
    const engine = await open();
    expect(await engine.status()).toMatchObject({ cursor: 0, documents: 0, state: 'rebuilding' });
    expect((await engine.status()).message).toContain(`version ${logVersion + 1}`);
    await engine.close();
    expect(await readFile(`${path}.set-aside`)).toEqual(bytes);
  });

  test('forgets everything when it is cleared, and stays so', async () => {
    await writeThree();
    let engine = await open();
    await engine.clear();
    expect(await ids(engine, 'dispatch')).toEqual([]);
    await engine.close();
    engine = await open();
    expect(await engine.status()).toMatchObject({ cursor: 0, documents: 0, message: null });
    await engine.close();
  });

  test('rewrites a log that is mostly of articles changed since', async () => {
    let engine = await open();
    const version = (nth: number) =>
      Array.from({ length: 300 }, (_, number) =>
        documentWith(`article${number}`, {
          title: `Title ${number}`,
          body: `edition e${nth} of text t${number}`,
        }),
      );
    for (let nth = 0; nth < 3; nth++) {
      await engine.add(version(nth), nth + 1);
      await engine.flush();
    }
    await engine.remove(['article7'], 4);
    await engine.flush();
    const wasteful = (await stat(path)).size;
    await engine.add(version(3).slice(0, 200), 5);
    await engine.flush();
    expect((await stat(path)).size).toBeLessThan(wasteful / 2);
    const check = async (): Promise<void> => {
      expect(await engine.status()).toMatchObject({ cursor: 5, documents: 300 });
      expect(await ids(engine, 'e3')).toHaveLength(200);
      expect(await ids(engine, 'e2')).toHaveLength(100);
      expect(await ids(engine, 'e1')).toEqual([]);
      expect(await ids(engine, '"text t7"')).toEqual(['article7']);
    };
    await check();
    await engine.add([documentWith('after', { body: 'edition e2' })], 5);
    await engine.remove(['after'], 5);
    await engine.close();
    engine = await open();
    await check();
    await engine.close();
  });

  test('loses nothing that was flushed when the program is killed without closing', async () => {
    await writeThree();
    const copy = join(folder, 'copy');
    const engine = await open();
    await engine.add([documentWith('article9', { body: 'ninth dispatch' })], 9);
    await engine.flush();
    await copyFile(path, copy);
    await engine.close();
    await copyFile(copy, path);
    const again = await open();
    expect(await ids(again, 'ninth')).toEqual(['article9']);
    await again.close();
  });

  test('names the folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openSearchEngine({ folder: join(folder, 'file', 'index'), texts })).rejects.toMatchObject({
      code: 'disk-failed',
    });
  });
});
