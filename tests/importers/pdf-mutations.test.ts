import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures/pdf');
const originals = readdirSync(fixtures).map((name) => readFileSync(join(fixtures, name, 'input.pdf')));

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

/** Any byte, or the next figure after it: places, lengths and counts are what hurts most in a PDF. */
function damage(original: Uint8Array, random: (below: number) => number): Uint8Array {
  const bytes = Uint8Array.from(original);
  for (let times = random(20); times >= 0; times -= 1) {
    const at = random(bytes.length);
    const figure = bytes.subarray(at, at + 200).findIndex((byte) => byte >= 0x30 && byte <= 0x39);
    if (random(3) > 0 && figure >= 0) bytes[at + figure] = 0x30 + random(10);
    else bytes[at] = random(256);
  }
  return random(4) === 0 ? bytes.slice(0, random(bytes.length) + 1) : bytes;
}

test('damaged PDFs are read or refused by name, and nothing else happens', async () => {
  const random = randomNumbers(20_240_517);
  const codes = new Map<string, number>();
  for (let round = 0; round < 300; round += 1) {
    const original = originals[random(originals.length)];
    if (!original) continue;
    const bytes = damage(original, random);
    let code = 'read';
    try {
      const [article] = await readArticles({ name: 'a.pdf', path: 'a.pdf', bytes, modified: null });
      expect(article?.text).not.toBe('');
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      code = error.code;
    }
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect(codes.get('read')).toBeGreaterThan(100);
  expect(
    [...codes.keys()].filter(
      (code) => !['read', 'damaged', 'no-text', 'encrypted', 'not-recognised'].includes(code),
    ),
  ).toEqual([]);
}, 60_000);
