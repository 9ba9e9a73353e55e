import { resolve } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { letterBzip2, letterXz } from '../../main/importers/archive/testing/compressed-letter.ts';
import { makeTar } from '../../main/importers/archive/testing/make-tar.ts';
import { importers } from '../../main/importers/table.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import { readInPool } from '../../main/importing/testing/read-in-pool.ts';
import { createImportPool } from '../../main/importing/worker-pool.ts';
import { damageOriginal, randomNumbers } from './damage.ts';
import { type Original, readOriginals, zipOf } from './originals.ts';

/** As many as `CARREL_MUTATIONS` says; number n is the same whenever it is made: `CARREL_MUTATION=n` makes it alone. */
const alone = process.env.CARREL_MUTATION;
const count = Number(process.env.CARREL_MUTATIONS ?? 2_500);
const numbers = alone === undefined ? Array.from({ length: count }, (_, number) => number) : [Number(alone)];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const letter = 'The ferry\n\nThe ferry leaves at nine and comes back when the tide allows it.\n';
const page = `<!doctype html><title>The pier</title><article><p>${letter.repeat(3)}</p></article>`;
const tar = makeTar([
  { name: 'a.txt', data: letter },
  { name: 'b/c.html', data: page },
]);
const boxed = new Map([
  ['a.txt', encode(letter)],
  ['b/c.html', encode(page)],
]);
const containers: Original[] = [
  { case: 'container/zip', name: 'a.zip', bytes: zipOf(boxed), inside: null },
  { case: 'container/tar', name: 'a.tar', bytes: tar, inside: null },
  { case: 'container/tar.gz', name: 'a.tgz', bytes: new Uint8Array(gzipSync(tar)), inside: null },
  { case: 'container/gz', name: 'a.txt.gz', bytes: new Uint8Array(gzipSync(letter)), inside: null },
  { case: 'container/zst', name: 'a.txt.zst', bytes: new Uint8Array(zstdCompressSync(letter)), inside: null },
  { case: 'container/bz2', name: 'a.txt.bz2', bytes: letterBzip2, inside: null },
  { case: 'container/xz', name: 'a.txt.xz', bytes: letterXz, inside: null },
];
const golden = readOriginals();
const originals = [...golden, ...containers];

const pool = createImportPool({
  size: 2,
  workerFile: resolve(import.meta.dirname, '../../main/import-worker.ts'),
  timeLimitMs: 10_000,
  memoryLimitMb: 512,
});
afterAll(() => pool.close());

test('there is a sound file of every format to be damaged', async () => {
  const met = new Set<string>();
  for (const { name, bytes } of golden)
    for (const { importer } of (await readParts({ name, path: name, bytes, modified: null })).articles)
      met.add(importer);
  expect(importers.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  expect(originals.length).toBeGreaterThan(150);
});

/** `read`, the code of a named problem, or what should not have happened. */
async function outcomeOf(number: number): Promise<string> {
  const random = randomNumbers(20_231_009 + number * 2_654_435_761);
  const original = originals[number % originals.length];
  if (original === undefined) throw new Error('there are originals');
  const bytes = damageOriginal(original, originals, random);
  const { name } = original;
  try {
    const articles = await readInPool(pool, { name, path: name, bytes, modified: null });
    return articles.every(({ title }) => title !== '') ? 'read' : 'an article without a title';
  } catch (error) {
    return error instanceof ArchiveError ? error.code : String(error);
  }
}

const named = [
  'read',
  'empty',
  'not-recognised',
  'damaged',
  'encrypted',
  'too-large',
  'no-text',
  'unsafe-archive',
];

test(
  'damaged files of every format are read or refused by name: no crash, no defect, none over ten seconds or half a gigabyte',
  async () => {
    const waiting = numbers.toReversed();
    const outcomes = new Map<string, number>();
    const odd: string[] = [];
    const work = async (): Promise<void> => {
      for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        const outcome = await outcomeOf(number);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (!named.includes(outcome))
          odd.push(`${outcome}: ${number}, ${originals[number % originals.length]?.case}`);
      }
    };
    await Promise.all([work(), work()]);
    expect(odd).toEqual([]);
    if (alone === undefined) expect(outcomes.get('read')).toBeGreaterThan(count / 3);
  },
  60_000 + count * 200,
);
