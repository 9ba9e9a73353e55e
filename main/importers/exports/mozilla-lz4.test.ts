import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { readArticles } from '../../importing/testing/read-articles.ts';
import { isMozillaLz4, readMozillaLz4 } from './mozilla-lz4.ts';

/** As simple as LZ4 may be written: copies of four bytes or more wherever the last such place is known. */
function pack(input: Uint8Array): Uint8Array {
  const out: number[] = [...new TextEncoder().encode('mozLz40\0'), 0, 0, 0, 0];
  const places = new Map<string, number>();
  let literalsFrom = 0;
  const lengthBytes = (rest: number): number[] => [
    ...new Array<number>(Math.floor(rest / 255)).fill(255),
    rest % 255,
  ];
  const write = (end: number, copy: { distance: number; length: number } | null): void => {
    const literals = end - literalsFrom;
    const copied = copy === null ? 0 : copy.length - 4;
    out.push((Math.min(literals, 15) << 4) | Math.min(copied, 15));
    if (literals >= 15) out.push(...lengthBytes(literals - 15));
    out.push(...input.subarray(literalsFrom, end));
    if (copy === null) return;
    out.push(copy.distance & 255, copy.distance >> 8);
    if (copied >= 15) out.push(...lengthBytes(copied - 15));
  };
  for (let at = 0; at + 4 < input.length; at += 1) {
    const key = input.subarray(at, at + 4).join();
    const before = places.get(key);
    places.set(key, at);
    if (before === undefined || at - before > 65_535) continue;
    let length = 4;
    while (at + length < input.length - 1 && input[before + length] === input[at + length]) length += 1;
    write(at, { distance: at - before, length });
    at += length - 1;
    literalsFrom = at + 1;
  }
  write(input.length, null);
  const packed = Uint8Array.from(out);
  new DataView(packed.buffer).setUint32(8, input.length, true);
  return packed;
}

it('unpacks what was packed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bc', 'tide ', '\n'), { minLength: 1, maxLength: 400 }),
      (words) => {
        const bytes = new TextEncoder().encode(words.join(''));
        expect(readMozillaLz4(pack(bytes), 'it')).toEqual(bytes);
      },
    ),
  );
});

it('reads the backups in a profile of Firefox', async () => {
  const json = resolve(import.meta.dirname, '../../../tests/fixtures/exports/firefox-bookmarks/input.json');
  const bytes = pack(new Uint8Array(readFileSync(json)));
  expect(isMozillaLz4(bytes)).toBe(true);
  const name = 'bookmarks-2020-09-13_2_abc==.jsonlz4';
  const articles = await readArticles({ name, path: name, modified: null, bytes });
  expect(articles.map(({ title, importer }) => [title, importer])).toEqual([
    ['Tide tables', 'browser-bookmarks'],
    ['Fog horns', 'browser-bookmarks'],
  ]);
});

it('refuses what is cut, damaged or claims too much', () => {
  const packed = pack(new TextEncoder().encode('tide tables '.repeat(50)));
  expect(() => readMozillaLz4(packed.slice(0, -3), 'it')).toThrow(ArchiveError);
  fc.assert(
    fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Uint8Array.from(packed);
      damaged[at] = byte;
      try {
        readMozillaLz4(damaged, 'it');
      } catch (error) {
        expect(error).toBeInstanceOf(ArchiveError);
      }
    }),
  );
});
