import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FileStream } from '../importer.ts';
import { memoryStream } from '../memory-stream.ts';
import { type Container, openContainer } from './container.ts';
import { decompressedStream } from './decompress.ts';
import { letterBzip2, letterXz } from './testing/compressed-letter.ts';
import { makeTar } from './testing/make-tar.ts';
import { makeZip } from './testing/make-zip.ts';
import { drain } from './testing/pieces.ts';

const letter = 'The ferry leaves at six, and the harbour master knows nothing of it.\n'.repeat(40);
const zip = makeZip([
  { name: 'page.html', data: `<p>${letter}</p>` },
  { name: 'page_files/a.png', data: 'a picture' },
  { name: '../secret.png', data: 'no picture' },
  { name: 'locked.png', flags: 0x801 },
]);
const tar = makeTar([{ name: 'a.txt', data: letter }, { name: '/b.txt', data: 'b' }, { name: 'c.txt' }]);

function file(name: string, bytes: Uint8Array): FileStream {
  return memoryStream({ name, path: `/letters/${name}`, modified: null, bytes });
}

async function list(container: Container | null): Promise<string[]> {
  const lines: string[] = [];
  for await (const entry of container?.entries() ?? []) {
    if ('problem' in entry) lines.push(`${entry.problem} ${entry.within}`);
    else lines.push(`${entry.name} ${(await drain(entry.chunks())).length}`);
  }
  return lines;
}

const inZip = [
  `page.html ${letter.length + 7}`,
  'page_files/a.png 9',
  'unsafe-archive ../secret.png',
  'encrypted locked.png',
];
const inTar = [`a.txt ${letter.length}`, 'unsafe-archive /b.txt', 'c.txt 0'];

describe('what is opened as a container', () => {
  test.each<[string, Uint8Array, 'zip' | 'tar', string[]]>([
    ['letters.zip', zip, 'zip', inZip],
    ['letters without an ending', zip, 'zip', inZip],
    ['letters.tar', tar, 'tar', inTar],
    ['letters.tar.gz', gzipSync(tar), 'tar', inTar],
    ['letters.tgz', gzipSync(tar), 'tar', inTar],
    ['letters.tar.zst', zstdCompressSync(tar), 'tar', inTar],
    ['empty.zip', makeZip([]), 'zip', []],
    ['unpacks-itself.zip', Buffer.concat([Buffer.from('MZ, a program'), zip]), 'zip', inZip],
  ])('%s', async (name, bytes, kind, lines) => {
    const container = await openContainer(file(name, bytes));
    expect(container?.kind).toBe(kind);
    expect(await list(container)).toEqual(lines);
    // Again, from the beginning.
    expect(await list(container)).toEqual(lines);
  });

  test.each<[string, Uint8Array]>([
    ['letter.txt', Buffer.from(letter)],
    ['letter.txt.gz', gzipSync(letter)],
    ['letter.txt.bz2', letterBzip2],
    ['letter.txt.xz', letterXz],
    ['letter.zip', Buffer.from(letter)],
    ['letters.zip.gz', gzipSync(zip)],
    ['letters.tar.gz', gzipSync(tar).subarray(0, 20)],
    ['empty', new Uint8Array(0)],
  ])('not %s', async (name, bytes) => {
    expect(await openContainer(file(name, bytes))).toBeNull();
  });

  test('a zip that comes out of a compressed file, held in memory', async () => {
    const stream = await decompressedStream(file('letters.zip.gz', gzipSync(zip)));
    expect(await list(stream && (await openContainer(stream)))).toEqual(inZip);
  });
});

describe('files beside one another', () => {
  test('are found in a zip by their whole path, refused ones not', async () => {
    const container = await openContainer(file('letters.zip', zip));
    const found = await container?.sibling('page_files/a.png');
    expect(Buffer.from(found ?? []).toString()).toBe('a picture');
    for (const name of ['a.png', '../secret.png', 'locked.png', 'page_files/A.png'])
      expect(await container?.sibling(name)).toBeNull();
  });

  test('are none when they are over 32 MiB or damaged', async () => {
    const container = await openContainer(
      file(
        'letters.zip',
        makeZip([
          { name: 'large.png', method: 0, size: 33 * 1024 * 1024, data: 'x' },
          { name: 'wrong.png', data: 'a picture', crc: 1 },
        ]),
      ),
    );
    expect(await container?.sibling('large.png')).toBeNull();
    expect(await container?.sibling('wrong.png')).toBeNull();
  });

  test('are none in a tar', async () => {
    expect(await (await openContainer(file('letters.tar', tar)))?.sibling('a.txt')).toBeNull();
  });
});

test('a tar that breaks off in its compression gives what came before and the reason', async () => {
  const cut = gzipSync(tar, { level: 0 }).subarray(0, 2_000);
  const container = await openContainer(file('letters.tar.gz', cut));
  const errors: unknown[] = [];
  const read = async (): Promise<void> => {
    for await (const entry of container?.entries() ?? [])
      if (!('problem' in entry)) {
        const { length, error } = await drain(entry.chunks());
        expect(length).toBeGreaterThan(1_000);
        errors.push(error);
      }
  };
  await read().catch((error: unknown) => errors.push(error));
  expect(errors).toMatchObject([{ code: 'damaged' }, { code: 'damaged' }]);
});

test('a compressed tar whose checksum is wrong says so after its last file', async () => {
  const long = letter.repeat(100);
  const wrong = Uint8Array.from(
    gzipSync(
      makeTar([
        { name: 'a.txt', data: long },
        { name: 'b.txt', data: 'b' },
      ]),
    ),
  );
  wrong[wrong.length - 5] = (wrong[wrong.length - 5] ?? 0) ^ 1;
  const container = await openContainer(file('letters.tar.gz', wrong));
  const names: string[] = [];
  const read = async (): Promise<void> => {
    for await (const entry of container?.entries() ?? [])
      names.push('problem' in entry ? entry.problem : entry.name);
  };
  await expect(read()).rejects.toMatchObject({ code: 'damaged' });
  expect(names).toContain('a.txt');
});

describe('a zip that is cut off', () => {
  const files = [
    { name: 'a.txt', data: letter },
    { name: 'b.txt', data: letter, descriptor: true },
    { name: 'c.txt', data: 'stored as it is', method: 0 },
    { name: '../d.txt', data: letter },
    { name: 'e.txt', data: letter, descriptor: true },
  ];
  const whole = makeZip(files);
  const listOf = async (bytes: Uint8Array) => list(await openContainer(file('letters.zip', bytes)));
  const all = [`a.txt ${letter.length}`, `b.txt ${letter.length}`, 'c.txt 15', `e.txt ${letter.length}`];

  test('anywhere in its directory gives all its files, and says that it was cut off', async () => {
    const directory = makeZip(files.map((entry) => ({ ...entry, listedOnly: true }))).length;
    for (const missing of [1, 22, 30, 100, directory])
      expect(await listOf(whole.subarray(0, whole.length - missing)), `without ${missing}`).toEqual([
        ...all,
        'unsafe-archive ../d.txt',
        'damaged (directory)',
      ]);
  });

  test('in a file gives those before it', async () => {
    const first = Buffer.from(makeZip(files.slice(0, 3))).indexOf('PK\x01\x02', 0, 'latin1');
    expect(await listOf(whole.subarray(0, first + 60))).toEqual([...all.slice(0, 3), 'damaged (directory)']);
  });

  test('in its first file is damaged', async () => {
    await expect(openContainer(file('letters.zip', whole.subarray(0, 60)))).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  test('and full of zeros gives none of them', async () => {
    const zeros = { name: 'zeros.txt', data: new Uint8Array(16 * 1024 * 1024) };
    const cut = makeZip([
      { name: 'a.txt', data: letter },
      { ...zeros, descriptor: true },
    ]).subarray(0, -22);
    expect(await listOf(cut)).toEqual([`a.txt ${letter.length}`, 'damaged (directory)']);
    const stated = makeZip([{ name: 'a.txt', data: letter }, zeros]).subarray(0, -22);
    expect(await listOf(stated)).toEqual([
      `a.txt ${letter.length}`,
      'unsafe-archive zeros.txt',
      'damaged (directory)',
    ]);
  });
});
