import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
const originals = ['text', 'markdown'].flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => {
    const folder = join(fixtures, format, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? '';
    return { name: input, bytes: readFileSync(join(folder, input)) };
  }),
);

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

function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  for (let times = random(8); times >= 0; times -= 1) damaged[random(damaged.length)] = random(256);
  const [from, to] = [random(damaged.length), random(damaged.length)];
  if (random(3) === 0) return damaged.slice(0, from + 1);
  if (random(3) === 0) damaged.copyWithin(from, to, to + random(200));
  return random(4) === 0 ? Uint8Array.from([...damaged.subarray(from), ...damaged.subarray(0, to)]) : damaged;
}

test('damaged files are read or refused by name, and nothing else happens', async () => {
  const random = randomNumbers(20_231_009);
  let read = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const original = originals[random(originals.length)];
    if (!original) continue;
    const bytes = damage(original.bytes, random);
    try {
      const articles = await readArticles(
        { name: original.name, path: original.name, bytes, modified: null },
        { sibling: async () => null },
      );
      for (const { title, text, html } of articles)
        expect([title, text, html].every((part) => part !== '')).toBe(true);
      read += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveError);
    }
  }
  expect(read).toBeGreaterThan(2_000);
});
