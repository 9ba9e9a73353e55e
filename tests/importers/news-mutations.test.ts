import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
const originals = ['feed', 'mail', 'mbox', 'nitf', 'newsml', 'opml', 'reuters-sgml'].flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => {
    const folder = join(fixtures, format, name);
    return readFileSync(join(folder, readdirSync(folder).find((file) => /^input(?:\.|$)/.test(file)) ?? ''));
  }),
);

/** What means something to one of these formats, put where it does not belong. */
const pieces = [
  ...[
    '<',
    '>',
    '&',
    '"',
    '\0',
    '<item>',
    '</item>',
    '<entry>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&#x110000;',
    '&#xd800;',
    '<nitf>',
    '<newsItem>',
  ],
  ...[
    '\n\n',
    '--b1\n',
    'From x Mon Oct  9 14:05:00 2023\n',
    '=?utf-8?B?',
    'Content-Type: multipart/mixed; boundary=""\n',
    '{',
    '"items":',
    '1e999',
  ],
].map((piece) => Buffer.from(piece));

/** xorshift: the same damage every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

function damage(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(original);
  for (let times = random(6); times >= 0; times -= 1) {
    const at = random(bytes.length + 1);
    const after = Math.min(bytes.length, at + random(300));
    const parts = [
      [bytes.subarray(0, at), Buffer.of(random(256)), bytes.subarray(at + 1)],
      [bytes.subarray(0, at), pieces[random(pieces.length)] ?? Buffer.of(), bytes.subarray(at)],
      [bytes.subarray(0, at), bytes.subarray(after)],
      [bytes.subarray(0, after), bytes.subarray(at)],
      random(4) === 0 ? [bytes.subarray(0, at)] : [bytes],
    ][random(5)];
    bytes = Buffer.concat(parts ?? [bytes]);
  }
  return bytes;
}

test('damaged feeds, messages and news items are read or refused by name, each part under a name of its own', async () => {
  const random = randomNumbers(20_231_009);
  let read = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const bytes = damage(originals[random(originals.length)] ?? Buffer.of(), random);
    try {
      const file = { name: 'a', path: 'a', bytes: new Uint8Array(bytes), modified: null };
      const { articles, problems } = await readParts(file);
      const names = [...articles, ...problems].map(({ within }) => within);
      expect(new Set(names).size).toBe(names.length);
      for (const { title, text, missing } of articles)
        expect(title !== '' && (text !== '' || missing.length > 0)).toBe(true);
      read += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveError);
    }
  }
  expect(read).toBeGreaterThan(1_500);
}, 60_000);
