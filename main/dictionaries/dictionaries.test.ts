import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDictionaries, type Dictionaries } from './dictionaries.ts';
import { armenian, russian, writeSmallDictionaries } from './testing/small-dictionaries.ts';
import { writeStardict } from './testing/write-stardict.ts';

let root: string;
let source: string;
let dictionaries: Dictionaries;
const logged: string[] = [];
const open = (): Dictionaries =>
  createDictionaries({
    folder: join(root, 'dictionaries'),
    wordnetFolders: [],
    log: (line) => logged.push(line),
  });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'carrel-dictionaries-'));
  source = mkdtempSync(join(tmpdir(), 'carrel-stardict-'));
  logged.length = 0;
  dictionaries = open();
});
afterEach(async () => {
  await dictionaries.close();
  rmSync(root, { recursive: true, force: true });
  rmSync(source, { recursive: true, force: true });
});

const look = async (word: string, language: string | null = null) => dictionaries.lookup({ word, language });
const said = async (word: string, language: string | null = null) => {
  const { entries } = await look(word, language);
  return entries.map(({ head, match, senses }) => ({
    head,
    match,
    text: senses.flatMap(({ blocks }) => blocks.map(({ spans }) => spans.map(({ text }) => text).join(''))),
  }));
};

test('finds words of both scripts in their own spelling, in another case, without diacritics and in other forms', async () => {
  writeSmallDictionaries(source);
  const { added } = await dictionaries.add(source);
  expect(added.map(({ name, language, words }) => ({ name, language, words }))).toEqual([
    { name: 'Հայերեն–անգլերեն', language: 'hy', words: 4 },
    { name: 'Малый словарь', language: 'ru', words: 5 },
  ]);
  expect((await said('Երևան'))[0]).toMatchObject({ head: 'Երևան', match: 'exact' });
  expect((await said('ԵՐԵՎԱՆ'))[0]).toMatchObject({ head: 'Երևան', match: 'folded' });
  expect((await said('КНИГА'))[0]).toMatchObject({ head: 'книга', match: 'case' });
  expect((await said('елка'))[0]).toMatchObject({ head: 'ёлка', match: 'folded' });
  expect((await said('елочка'))[0]).toMatchObject({ head: 'ёлка', match: 'exact' });
  expect((await said('книгами', 'ru'))[0]).toMatchObject({ head: 'книга', match: 'form' });
  expect((await said('գրքերի', 'hy')).length + (await said('գիրքը', 'hy')).length).toBeGreaterThan(0);
  expect((await said('«արևի՛»,', 'hy'))[0]).toMatchObject({ head: 'արև', match: 'form' });
});

test('shows what an article says and nothing of its markup', async () => {
  writeSmallDictionaries(source);
  await dictionaries.add(source);
  const { entries } = await look('дерево');
  expect(JSON.stringify(entries)).not.toMatch(/script|alert|onerror|https|</);
  const [tree] = (await look('ёлка')).entries;
  const blocks = tree?.senses[0]?.blocks ?? [];
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'item']);
  expect(blocks[2]?.spans).toEqual([
    { text: 'праздник у ', look: 'plain' },
    { text: 'дерева', look: 'reference', to: 'дерево' },
  ]);
  const [sun] = (await look('արև')).entries;
  const spans = sun?.senses.flatMap((sense) => sense.blocks.flatMap((block) => block.spans)) ?? [];
  expect(spans).toContainEqual({ text: 'ɑˈɾɛv', look: 'sound' });
  expect(spans).toContainEqual({ text: 'արևի տակ — in the sun', look: 'example' });
  expect(spans).toContainEqual({ text: 'արևածագ', look: 'reference', to: 'արևածագ' });
});

test('offers head words that are spelt nearly so when there is none', async () => {
  writeSmallDictionaries(source);
  await dictionaries.add(source);
  expect(await look('дервео')).toMatchObject({ entries: [], near: ['дерево'] });
  expect((await look('qqqqqq')).near).toEqual([]);
  expect(await look('… —')).toMatchObject({ entries: [], near: [], word: '… —' });
});

test('reads plain files, dictzip, plain gzip and 64 bit offsets alike', async () => {
  for (const [file, shape] of Object.entries({
    plain: {},
    dictzip: { articles: 'dictzip', chunkLength: 7 },
    gzip: { articles: 'gzip', indexGzip: true },
    wide: { offsetBits: 64 },
  } as const))
    writeStardict(source, file, { ...armenian, ...shape, name: file });
  await dictionaries.add(source);
  const answers = await said('արևածագ');
  expect(answers.map(({ text }) => text)).toEqual(Array(4).fill(['sunrise']));
});

test('divides articles whose parts say their own types, and passes over pictures', async () => {
  const picture = Buffer.alloc(4 + 3, 'P');
  picture.writeUInt32BE(3);
  writeStardict(source, 'own', {
    types: null,
    entries: [
      [
        'ink',
        Buffer.concat([
          Buffer.from('tɪŋk\0P'),
          picture,
          Buffer.from('mwhat one writes with\n  of oak galls\0'),
        ]),
      ],
    ],
  });
  await dictionaries.add(source);
  const [ink] = (await look('ink')).entries;
  expect(ink?.senses[0]?.blocks).toEqual([
    { kind: 'paragraph', depth: 0, spans: [{ text: 'ɪŋk', look: 'sound' }] },
    { kind: 'paragraph', depth: 0, spans: [{ text: 'what one writes with', look: 'plain' }] },
    { kind: 'paragraph', depth: 1, spans: [{ text: 'of oak galls', look: 'plain' }] },
  ]);
});

test('keeps order and switches over a restart, and leaves the files where they are when one is removed', async () => {
  writeSmallDictionaries(source);
  const [hy, ru] = (await dictionaries.add(source)).added;
  if (hy === undefined || ru === undefined) throw new Error('two were added');
  await dictionaries.order({
    dictionaries: [
      { id: ru.id, enabled: true },
      { id: hy.id, enabled: false },
    ],
  });
  await dictionaries.close();
  dictionaries = open();
  expect(dictionaries.list().dictionaries.map(({ id, enabled }) => [id, enabled])).toEqual([
    [ru.id, true],
    [hy.id, false],
  ]);
  expect((await look('արև')).entries).toEqual([]);
  await dictionaries.remove(ru.id);
  expect(existsSync(join(source, 'ru.ifo'))).toBe(true);
  expect(readdirSync(join(root, 'dictionaries')).filter((name) => name.startsWith(ru.id))).toEqual([]);
  await expect(dictionaries.remove(ru.id)).rejects.toMatchObject({ code: 'not-found' });
});

test('names what is broken, takes the rest, and answers from what is whole', async () => {
  writeSmallDictionaries(source);
  writeStardict(source, 'cut', { ...russian, name: 'cut' });
  truncateSync(join(source, 'cut.idx'), 31);
  writeStardict(source, 'foreign', armenian);
  writeFileSync(join(source, 'foreign.dict'), 'short');
  writeFileSync(join(source, 'no.ifo'), 'hello');
  writeStardict(source, 'alone', armenian);
  rmSync(join(source, 'alone.idx'));
  writeStardict(source, 'zip', { ...armenian, articles: 'dictzip' });
  truncateSync(join(source, 'zip.dict.dz'), 120);
  const { added, problems } = await dictionaries.add(source);
  expect(added.map(({ name }) => name)).toEqual(['Հայերեն–անգլերեն', 'Малый словарь']);
  expect(problems.join('\n')).toMatch(/cut\.idx" ends in the middle of an entry/);
  expect(problems.join('\n')).toMatch(/none of the 4 entries leads to an article/);
  expect(problems.join('\n')).toMatch(/no\.ifo" does not begin as an \.ifo file does/);
  expect(problems.join('\n')).toMatch(/beside ".*alone\.ifo" there is no \.idx/);
  expect(problems.join('\n')).toMatch(/zip\.dict\.dz/);
  expect((await look('արև')).entries).toHaveLength(1);
});

test('says that a dictionary is away, and finds it again when it is back', async () => {
  writeSmallDictionaries(source);
  await dictionaries.add(source);
  await dictionaries.close();
  const away = `${source}-away`;
  cpSync(source, away, { recursive: true, preserveTimestamps: true });
  rmSync(source, { recursive: true });
  dictionaries = open();
  expect(dictionaries.list().dictionaries.map(({ state }) => state)).toEqual(['missing', 'missing']);
  expect((await look('արև')).problems.join()).toMatch(/hy-en\.ifo" is not there/);
  await dictionaries.close();
  cpSync(away, source, { recursive: true, preserveTimestamps: true });
  rmSync(away, { recursive: true });
  dictionaries = open();
  expect((await look('արև')).entries).toHaveLength(1);
});

test('makes its table of words anew when it is damaged or the files have changed', async () => {
  writeStardict(source, 'ru', russian);
  const [ru] = (await dictionaries.add(source)).added;
  await dictionaries.close();
  writeFileSync(join(root, 'dictionaries', `${ru?.id}.words`), 'no database');
  dictionaries = open();
  expect((await look('книга')).entries).toHaveLength(1);
  await dictionaries.close();
  writeStardict(source, 'ru', { ...russian, entries: [...russian.entries, ['стол', '<p>мебель</p>']] });
  utimesSync(join(source, 'ru.idx'), new Date(), new Date(Date.now() + 5_000));
  dictionaries = open();
  expect((await look('стол')).entries).toHaveLength(1);
});

test('refuses a folder without dictionaries, and sets a damaged list aside', async () => {
  await expect(dictionaries.add(source)).rejects.toMatchObject({ code: 'not-found' });
  await expect(dictionaries.add(join(source, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
  writeSmallDictionaries(source);
  await dictionaries.add(source);
  writeFileSync(join(root, 'dictionaries', 'list.json'), '{"dictionaries": [{');
  await dictionaries.close();
  dictionaries = open();
  expect(dictionaries.list()).toEqual({ dictionaries: [] });
  expect(readFileSync(join(root, 'dictionaries', 'list.damaged.json'), 'utf8')).toBe('{"dictionaries": [{');
  expect(logged.join()).toMatch(/set aside/);
});
