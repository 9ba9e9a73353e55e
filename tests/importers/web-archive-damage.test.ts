import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { forbiddenMarkup } from '../../main/cleaning/testing/forbidden-markup.ts';
import { writeMembers } from '../../main/importers/warc/testing/write-warc.ts';
import { type ReadParts, readParts } from '../../main/importing/testing/read-articles.ts';
import { testData } from '../test-data.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
const originals = ['mhtml', 'warc', 'webarchive', 'har'].flatMap((format) =>
  readdirSync(join(fixtures, format)).map((name) => {
    const folder = join(fixtures, format, name);
    const input = readdirSync(folder).find((file) => /^input\./.test(file)) ?? '';
    return { name: input, bytes: new Uint8Array(readFileSync(join(folder, input))) };
  }),
);

/** A linear congruential generator: the same damage every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  for (let times = random(12); times >= 0; times -= 1) damaged[random(damaged.length)] = random(256);
  const [from, to] = [random(damaged.length), random(damaged.length)];
  if (random(3) === 0) return damaged.slice(0, from + 1);
  if (random(3) === 0) damaged.copyWithin(from, to, to + random(400));
  return damaged;
}

test('damaged web archives are read or refused by name, each part named once', {
  timeout: 120_000,
}, async () => {
  const random = randomNumbers(20_240_521);
  let read = 0;
  for (let round = 0; round < 800; round += 1) {
    const original = originals[round % originals.length];
    if (!original) continue;
    const bytes = damage(original.bytes, random);
    try {
      const { articles, problems } = await readParts({
        ...{ name: original.name, path: original.name, bytes, modified: null },
      });
      const names = [...articles, ...problems].map(({ within }) => within);
      expect(new Set(names).size).toBe(names.length);
      read += articles.length > 0 ? 1 : 0;
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveError);
    }
  }
  expect(read).toBeGreaterThan(400);
});

const payloads = testData('data/hostile/xss-payloads.txt');

test.skipIf(payloads === null)(
  'leaves nothing that acts of published payloads, whichever archive carries them',
  { timeout: 60_000 },
  async () => {
    expect(statSync(payloads ?? '').size).toBeGreaterThan(100_000);
    const lines = readFileSync(payloads ?? '', 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    const pages = Array.from({ length: Math.ceil(lines.length / 50) }, (_, index) => {
      const body = lines
        .slice(index * 50, index * 50 + 50)
        .map((line) => `<p>A quiet line of text.</p>${line}`);
      return `<html><head><title>Page ${index}</title></head><body><article>${body.join('\n')}</article></body></html>`;
    });
    const carriers: Record<string, Uint8Array> = {
      'a.warc.gz': writeMembers(
        pages.map((body, index) => ({ address: `https://a.example/${index}`, type: 'text/html', body })),
      ),
      'a.har': new TextEncoder().encode(
        JSON.stringify({
          log: {
            version: '1.2',
            entries: pages.map((text, index) => ({
              request: { url: `https://a.example/${index}` },
              response: { status: 200, content: { mimeType: 'text/html', text } },
            })),
          },
        }),
      ),
      ...Object.fromEntries(
        pages.map((page, index) => [
          `${index}.mht`,
          new TextEncoder().encode(
            `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Location: https://a.example/\r\n\r\n${page}`,
          ),
        ]),
      ),
    };
    let articles = 0;
    for (const [name, bytes] of Object.entries(carriers)) {
      // Some payloads swallow the rest of their page, as they would in a browser.
      const parts = await readParts({ name, path: name, bytes, modified: null }).catch(noText);
      articles += parts.articles.length;
      expect(parts.articles.flatMap(({ html }) => forbiddenMarkup(html))).toEqual([]);
    }
    expect(articles).toBeGreaterThan(pages.length * 3 * 0.9);
  },
);

function noText(error: unknown): ReadParts {
  if (error instanceof ArchiveError && error.code === 'no-text') return { articles: [], problems: [] };
  throw error;
}
