import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { forbiddenMarkup } from '../../main/cleaning/testing/forbidden-markup.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import { zipFolder } from './golden-case.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
const rounds = 600;

const originals = ['docx', 'odt', 'rtf'].flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => {
    const folder = join(fixtures, format, name);
    const input = join(folder, readdirSync(folder).find((file) => /^input(?:\.|$)/.test(file)) ?? '');
    const zipped = statSync(input).isDirectory();
    return {
      name: `a.${format}`,
      zipped,
      bytes: zipped ? zipFolder(input) : new Uint8Array(readFileSync(input)),
    };
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

const pieces = [
  '<w:p>',
  '</w:p>',
  '<text:list>',
  '{',
  '}',
  '\\par',
  '\\bin999999999 ',
  '\\u-1?',
  '\ufdd0i0\ufdd1',
  '"',
  '&#0;',
  '\\cell',
  '\\row',
  '99999999999999999999',
];

/** Bytes changed, cut out, doubled, and pieces of markup put where they do not belong. */
function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let damaged: Buffer = Buffer.from(bytes);
  for (let times = random(4); times >= 0; times -= 1) {
    const at = random(damaged.length);
    const kind = random(4);
    const until = at + random(200);
    if (kind === 0) damaged[at] = random(256);
    else if (kind === 1) damaged = Buffer.concat([damaged.subarray(0, at), damaged.subarray(until)]);
    else if (kind === 2) damaged = Buffer.concat([damaged.subarray(0, until), damaged.subarray(at)]);
    else {
      const piece = Buffer.from(pieces[random(pieces.length)] ?? '');
      damaged = Buffer.concat([damaged.subarray(0, at), piece, damaged.subarray(at)]);
    }
  }
  return new Uint8Array(damaged);
}

/** A zip is damaged in one of its files, so that what is inside is met and not only the zip; sometimes as a whole. */
function damageFile(original: (typeof originals)[number], random: (below: number) => number): Uint8Array {
  if (!original.zipped || random(8) === 0) return damage(original.bytes, random);
  const files = unzipSync(original.bytes);
  const names = Object.keys(files).filter((name) => name !== 'mimetype' && !name.endsWith('.png'));
  const name = names[random(names.length)] ?? '';
  files[name] = Uint8Array.from(damage(files[name] ?? new Uint8Array(), random));
  return new Uint8Array(zipSync(files, { level: 0 }));
}

test('damaged documents are read or refused by name within seconds, and what is read is safe', async () => {
  const random = randomNumbers(20_231_009);
  let read = 0;
  for (let round = 0; round < rounds; round += 1) {
    const original = originals[round % originals.length];
    if (!original) continue;
    const bytes = damageFile(original, random);
    const start = performance.now();
    try {
      const articles = await readArticles({
        name: original.name,
        path: original.name,
        bytes,
        modified: null,
      });
      for (const { html } of articles) expect(forbiddenMarkup(html)).toEqual([]);
      read += 1;
    } catch (error) {
      if (!(error instanceof ArchiveError))
        throw new Error(`round ${round}, ${original.name}`, { cause: error });
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  }
  expect(read).toBeGreaterThan(rounds / 3);
}, 120_000);
