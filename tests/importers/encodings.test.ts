import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../main/importers/decode-text.ts';
import { corpusRecords, textField, textFiles } from '../test-corpora.ts';
import { testData } from '../test-data.ts';

interface Sample {
  path: string;
  charset: string;
  bytes: Uint8Array;
}

/** Folders are named by charset, and some by language after it; elsewhere the file is named by charset. */
function samples(): Sample[] {
  const root = testData('data/encodings');
  if (root === null) return [];
  const found: Sample[] = [];
  for (const folder of readdirSync(join(root, 'chardet')))
    for (const name of readdirSync(join(root, 'chardet', folder))) {
      const path = join('chardet', folder, name);
      found.push({ path, charset: folder.replace(/-[a-z]{5,}$/, ''), bytes: readFileSync(join(root, path)) });
    }
  for (const language of readdirSync(join(root, 'uchardet')))
    for (const name of readdirSync(join(root, 'uchardet', language))) {
      const path = join('uchardet', language, name);
      found.push({ path, charset: name.replace(/\.txt$/, ''), bytes: readFileSync(join(root, path)) });
    }
  return found;
}

const names = new Map([
  ['utf-8-sig', 'utf-8'],
  ['mac-centraleurope', 'maccenteuro'],
  ['tis-620', 'windows-874'],
  ['cp932', 'shift_jis'],
  ['utf-32.le', 'utf-32le'],
  ['utf-32.be', 'utf-32be'],
]);

/** Null when no decoder here knows the charset. */
function decodeAs(bytes: Uint8Array, charset: string): string | null {
  const lower = charset.toLowerCase();
  const name = lower === 'utf-16' && bytes[0] === 0xfe ? 'utf-16be' : (names.get(lower) ?? lower);
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : null;
  }
}

const all = samples();

test.skipIf(all.length === 0)(
  'decodes at least 96 of 100 files of 51 charsets exactly, knowing nothing but their bytes',
  () => {
    const missed: string[] = [];
    for (const { path, charset, bytes } of all) {
      const { text, encoding } = decodeText(bytes);
      const truth = decodeAs(bytes, charset)?.replace(/^\ufeff/, '');
      if (text.replace(/^\ufeff/, '') !== truth) missed.push(`${path} as ${encoding.name}`);
    }
    expect(1 - missed.length / all.length).toBeGreaterThanOrEqual(0.96);
  },
);

const russian = textFiles('data/corpus-ru-factrueval').map(({ text }) => text);
const armenian = corpusRecords('data/corpus-hy-ilur/articles', 1_500).map((record) =>
  textField(record, 'text'),
);

function share(texts: string[], charset: string, length: number): { of: number; right: number } {
  let right = 0;
  let of = 0;
  for (const text of texts)
    for (let at = 0; at + length <= text.length && at < length * 8; at += length) {
      const bytes = iconv.encode(text.slice(at, at + length), charset);
      of += 1;
      if (decodeText(bytes).text === iconv.decode(bytes, charset)) right += 1;
    }
  return { of, right };
}

describe.skipIf(russian.length === 0)('Russian news', () => {
  for (const charset of [
    'windows-1251',
    'koi8-r',
    'cp866',
    'iso-8859-5',
    'maccyrillic',
    'utf-16le',
    'utf-16be',
  ])
    test(`is told to be in ${charset} by 500 letters`, () => {
      const { of, right } = share(russian, charset, 500);
      expect(of).toBeGreaterThan(300);
      expect(right / of).toBeGreaterThanOrEqual(0.99);
    });
});

describe.skipIf(armenian.length === 0)('Armenian news', () => {
  for (const charset of ['armscii8', 'utf-16le', 'utf-16be'])
    test(`is told to be in ${charset} by 100 letters`, () => {
      const { of, right } = share(armenian, charset, 100);
      expect(of).toBeGreaterThan(3_000);
      expect(right / of).toBeGreaterThanOrEqual(0.99);
    });
});

test('believes a byte order mark before a declaration and a declaration before a guess', () => {
  const russianBytes = iconv.encode('Мост открыт сегодня утром, сообщили в совете.', 'windows-1251');
  expect(decodeText(russianBytes, { declared: 'windows-1251' }).encoding).toEqual({
    name: 'windows-1251',
    knownBy: 'declared',
  });
  expect(decodeText(russianBytes, { declared: 'no-such-charset' }).encoding).toEqual({
    name: 'windows-1251',
    knownBy: 'detected',
  });
  const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Мост')]);
  expect(decodeText(marked, { declared: 'koi8-r' })).toEqual({
    text: 'Мост',
    encoding: { name: 'utf-8', knownBy: 'bom' },
  });
});

test('reads UTF-8 in spite of a few broken characters', () => {
  const bytes = new TextEncoder().encode('Мост открыт сегодня утром. '.repeat(20));
  bytes[101] = 0xff;
  expect(decodeText(bytes).encoding).toEqual({ name: 'utf-8', knownBy: 'detected' });
});

test('decodes any bytes at all without failing', () => {
  for (let seed = 1; seed < 200; seed += 1) {
    const bytes = Uint8Array.from(
      { length: seed * 7 },
      (_, index) => ((index + seed) * 2_654_435_761 * seed) >>> 23,
    );
    expect(typeof decodeText(bytes).text).toBe('string');
  }
});
