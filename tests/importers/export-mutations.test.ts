import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** Every export of the golden folders; what is a folder there is a zip here, not compressed, so that damage reaches the files. */
const originals = ['exports', 'references', 'joplin'].flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => {
    const folder = join(fixtures, format, name);
    const input = readdirSync(folder).find((file) => /^input(?:\.|$)/.test(file)) ?? '';
    const path = join(folder, input);
    return {
      name: input,
      bytes: statSync(path).isDirectory() ? zipped(path) : new Uint8Array(readFileSync(path)),
    };
  }),
);

function zipped(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return zipSync(
    Object.fromEntries(
      files.map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, name)))]),
    ),
    { level: 0 },
  );
}

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

/** Marks that mean something in one format or another are worse than noise. */
const marks = '"\'{}[]<>,:;\\@#\n\0&-';

function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  for (let times = random(6); times >= 0; times -= 1)
    damaged[random(damaged.length)] = random(2) === 0 ? random(256) : marks.charCodeAt(random(marks.length));
  const [from, to] = [random(damaged.length), random(damaged.length)];
  if (random(4) === 0) return damaged.slice(0, from + 1);
  if (random(4) === 0) damaged.copyWithin(from, to, to + random(300));
  return random(6) === 0 ? Uint8Array.from([...damaged.subarray(0, from), ...damaged.subarray(to)]) : damaged;
}

test('damaged exports yield what is whole, name what is not, and nothing else happens', async () => {
  const random = randomNumbers(20_240_506);
  let read = 0;
  for (let round = 0; round < 1_200; round += 1) {
    const original = originals[round % originals.length];
    if (!original) continue;
    const bytes = damage(original.bytes, random);
    try {
      const { name } = original;
      const { articles, problems } = await readParts({ name, path: name, bytes, modified: null });
      for (const { title, html, address } of articles) expect(`${title}${html}${address ?? ''}`).not.toBe('');
      for (const { message } of problems) expect(message).not.toBe('');
      const withins = [...articles, ...problems].map(({ within }) => within);
      if (withins.length > 1) expect(new Set(withins).size).toBe(withins.length);
      read += articles.length;
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveError);
    }
  }
  expect(read).toBeGreaterThan(1_000);
}, 60_000);
