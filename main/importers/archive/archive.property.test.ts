import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { ArchiveError } from '../../../contract/errors.ts';
import { memoryStream } from '../memory-stream.ts';
import { openContainer } from './container.ts';
import { decompressedStream } from './decompress.ts';
import { memoryAccess } from './memory-access.ts';
import { letterBzip2, letterXz } from './testing/compressed-letter.ts';
import { makeTar } from './testing/make-tar.ts';
import { makeZip } from './testing/make-zip.ts';
import { drain } from './testing/pieces.ts';
import { openZip } from './zip-archive.ts';

const folder = fc.stringMatching(/^[a-zа-яա-ֆ0-9 _-]{1,12}$/u).filter((name) => name.trim() !== '');
const path = fc.array(folder, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }).map((text) => new Uint8Array(Buffer.from(text.repeat(20)))),
);
/** Names that fold to one are refused, and have tests of their own. */
const tree = fc.uniqueArray(fc.tuple(path, content), {
  maxLength: 12,
  selector: ([name]) => name.normalize('NFC').toLowerCase(),
});

test('a tree of files zipped by another program comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(tree, fc.constantFrom<0 | 6 | 9>(0, 6, 9), async (files, level) => {
      const zip = zipSync(Object.fromEntries(files), { level });
      const { entries, problems, read } = await openZip(memoryAccess(zip), '"tree.zip"');
      expect(problems).toEqual([]);
      expect(new Set(entries.map((entry) => entry.name))).toEqual(new Set(files.map(([name]) => name)));
      for (const [name, bytes] of files)
        expect(Buffer.from((await read(name)) ?? []).equals(bytes)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a tree of files in a tar, compressed or not, comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(tree, fc.constantFrom(0, 1, 2), async (files, way) => {
      const tar = makeTar(
        files.filter(([name]) => Buffer.byteLength(name) <= 100).map(([name, data]) => ({ name, data })),
      );
      fc.pre(files.length > 0 && tar.length > 1_024);
      const bytes = way === 0 ? tar : way === 1 ? gzipSync(tar) : zstdCompressSync(tar);
      const container = await openContainer(
        memoryStream({ name: 'tree', path: 'tree', modified: null, bytes }),
      );
      const found = new Map<string, Uint8Array>();
      for await (const entry of container?.entries() ?? []) {
        if ('problem' in entry) throw new Error(entry.message);
        found.set(entry.name, (await drain(entry.chunks())).bytes);
      }
      for (const [name, data] of files)
        if (Buffer.byteLength(name) <= 100)
          expect(Buffer.from(found.get(name) ?? [1]).equals(data), name).toBe(true);
    }),
    { numRuns: 60 },
  );
});

const letter = 'The ferry leaves at six, and the harbour master knows nothing of it.\n'.repeat(40);
const files = [
  { name: 'letters/one.txt', data: letter },
  { name: 'letters/two.txt', data: letter.slice(0, 700), method: 0 },
  { name: 'Երևան.txt', data: letter, descriptor: true },
];
const wholes: [string, Uint8Array][] = [
  ['zip', makeZip(files)],
  ['wide zip', makeZip(files, { wide: true, comment: Buffer.from('for the archive') })],
  ['tar', makeTar(files.map(({ name, data }) => ({ name, data })))],
  ['tar.gz', gzipSync(makeTar(files.map(({ name, data }) => ({ name, data }))))],
  ['gz', gzipSync(letter)],
  ['bz2', letterBzip2],
  ['xz', letterXz],
  ['zst', zstdCompressSync(Buffer.from(letter))],
];

test.each(wholes)(
  'a %s with bytes changed, cut, doubled or added ends as a value or an expected error',
  async (_, whole) => {
    const change = fc.oneof(
      fc.tuple(fc.constant('set' as const), fc.nat(whole.length - 1), fc.nat(255)),
      fc.tuple(fc.constant('cut' as const), fc.nat(whole.length), fc.nat(0)),
      fc.tuple(fc.constant('double' as const), fc.nat(whole.length), fc.nat(600)),
      fc.tuple(fc.constant('add' as const), fc.nat(whole.length), fc.nat(255)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        let bytes = Buffer.from(whole);
        for (const [how, at, value] of changes) {
          if (how === 'set') bytes[at] = value;
          else if (how === 'cut') bytes = bytes.subarray(0, at);
          else if (how === 'double')
            bytes = Buffer.concat([bytes.subarray(0, at + value), bytes.subarray(at)]);
          else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([value]), bytes.subarray(at)]);
        }
        expect(await readEverything(bytes)).toBeLessThan(64 * 1024 * 1024);
      }),
      { numRuns: 150 },
    );
  },
);

test('a zip cut off anywhere gives files as they were, or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(
      tree,
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (made, descriptor, part) => {
        const whole = makeZip(made.map(([name, data]) => ({ name, data, descriptor })));
        const bytes = whole.subarray(0, Math.floor(whole.length * part));
        const file = memoryStream({ name: 'cut.zip', path: 'cut.zip', modified: null, bytes });
        const container = await openContainer(file).catch((error: unknown) => {
          if (error instanceof ArchiveError) return null;
          throw error;
        });
        for await (const entry of container?.entries() ?? []) {
          if ('problem' in entry) continue;
          const { bytes: content, error } = await drain(entry.chunks());
          expect(error).toBeNull();
          expect(Buffer.from(new Map(made).get(entry.name) ?? [1]).equals(content)).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('zips with any numbers in their headers agree with a reader by others, or are refused', async () => {
  const whole = makeZip(files);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
      const bytes = Buffer.from(whole);
      bytes[at] = value;
      const ours = await contentsOf(bytes);
      const theirs = await contentsByOthers(bytes);
      // Ours verifies more; what both give must be the same.
      for (const [name, text] of ours) if (theirs.has(name)) expect(theirs.get(name)).toBe(text);
    }),
    { numRuns: 400 },
  );
});

async function readEverything(bytes: Uint8Array): Promise<number> {
  const file = memoryStream({ name: 'changed.zip', path: 'changed.zip', modified: null, bytes });
  let total = 0;
  const count = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    const { length, error } = await drain(chunks);
    total += length;
    if (error !== null && !(error instanceof ArchiveError)) throw error;
  };
  try {
    const container = await openContainer(file);
    for await (const entry of container?.entries() ?? [])
      if (!('problem' in entry)) await count(entry.chunks());
    const unpacked = await decompressedStream(file);
    if (unpacked) await count(unpacked.chunks());
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
  }
  return total;
}

async function contentsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  try {
    const zip = await openZip(memoryAccess(bytes), '"changed.zip"');
    for (const { name } of zip.entries) {
      const { bytes: content, error } = await drain(zip.chunks(name));
      if (error === null) contents.set(name, Buffer.from(content).toString('utf8'));
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
  }
  return contents;
}

async function contentsByOthers(bytes: Buffer): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  try {
    const zip = await yauzl.fromBufferPromise(bytes);
    for await (const entry of zip.eachEntry()) {
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece));
      contents.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
    }
  } catch {
    // It gives up at the first oddity; what it read before counts.
  }
  return contents;
}
