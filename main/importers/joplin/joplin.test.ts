import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { prepareArticle } from '../../importing/prepare-article.ts';
import type { SourceFile } from '../importer.ts';
import { joplin } from '../joplin.ts';
import { memoryStream } from '../memory-stream.ts';
import { recognise } from '../recognise.ts';

const folder = resolve(import.meta.dirname, '../../../tests/fixtures/joplin/raw-folder-zipped/input');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(folder, name)).isFile())
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const content = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

async function tarOf(files: readonly string[]): Promise<Uint8Array> {
  const archive = pack();
  for (const name of files) archive.entry({ name }, Buffer.from(content(name)));
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) if (piece instanceof Uint8Array) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(name: string, bytes: Uint8Array, withAccess = true): Promise<object[]> {
  const file: SourceFile = { name, path: name, modified: null, bytes };
  const stream = memoryStream(file);
  const parts: object[] = [];
  const found = joplin.read(withAccess ? stream : { ...stream, access: null }, { sibling: async () => null });
  for await (const part of found) parts.push('problem' in part ? part : prepareArticle(part, joplin, file));
  return parts;
}

it('reads the same notes from an archive and from a zip of the folder, whatever the order in them', async () => {
  const zip = zipSync(Object.fromEntries(names.map((name) => [`RAW/${name}`, content(name)])));
  const fromZip = (await read('notes.zip', zip)).filter((part) => 'title' in part);
  const fromArchive = (await read('notes.jex', await tarOf(names))).filter((part) => 'title' in part);
  const backwards = (await read('notes.jex', await tarOf(names.toReversed()))).filter(
    (part) => 'title' in part,
  );
  expect(fromZip).toHaveLength(3);
  expect(fromArchive).toEqual(fromZip);
  expect(backwards.toReversed()).toEqual(fromZip);
  expect(await read('notes.jex', await tarOf(names), false)).toEqual(
    await read('notes.jex', await tarOf(names)),
  );
});

it('knows the archive, the zip and a single note', async () => {
  const known = (name: string, bytes: Uint8Array, entries?: string[]): string =>
    recognise({ name, path: name, bytes, ...(entries && { entries }) }).id;
  expect(known('x', await tarOf(names))).toBe('joplin');
  const [first = ''] = names;
  expect(known(first, content(first))).toBe('joplin');
  expect(
    joplin.recognise({ name: 'x.zip', path: 'x.zip', bytes: new Uint8Array(4), entries: names }),
  ).toBeGreaterThan(0.9);
  expect(
    joplin.recognise({
      name: 'x.zip',
      path: 'x.zip',
      bytes: new Uint8Array(4),
      entries: [...names, 'readme.md'],
    }),
  ).toBe(0);
  expect(known('letter.md', content(first))).toBe('markdown');
});

it('reads what is whole of an archive that is cut off, and refuses one that is overwritten', async () => {
  const whole = await tarOf(names);
  const cut = await read('notes.jex', whole.slice(0, whole.length - 3_500));
  expect(cut.filter((part) => 'title' in part)).toHaveLength(3);
  const broken = Uint8Array.from(whole).fill(0x2a, 2_048, 4_096);
  await expect(read('notes.jex', broken)).rejects.toMatchObject({ code: 'damaged' });
});

it('says of a record that is no note what it is', async () => {
  const tag = names.find((name) => name.endsWith('7.md')) ?? '';
  await expect(read(tag, content(tag))).rejects.toMatchObject({
    code: 'no-text',
    message: expect.stringContaining('record of a tag'),
  });
});
