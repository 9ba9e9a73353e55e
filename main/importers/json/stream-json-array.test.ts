import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { memoryStream } from '../memory-stream.ts';
import { collect } from '../testing/collect.ts';
import { jsonPaths } from './json-paths.ts';
import { JsonSplitter } from './json-splitter.ts';
import { type JsonArrayOptions, type JsonItem, streamJsonArray } from './stream-json-array.ts';
import { streamJsonLines } from './stream-json-lines.ts';

function streamOf(content: string | Uint8Array): ReturnType<typeof memoryStream> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return memoryStream({ name: 'a.json', path: 'a.json', modified: null, bytes });
}

/** Values, problems by their code, and what the file as a whole was refused for. */
async function read(items: AsyncIterable<JsonItem>): Promise<unknown[]> {
  const read: unknown[] = [];
  try {
    for await (const item of items) read.push('problem' in item ? item.problem : item.value);
  } catch (error) {
    read.push(error instanceof ArchiveError ? `file ${error.code}` : error);
  }
  return read;
}

const array = (text: string | Uint8Array, options?: JsonArrayOptions): Promise<unknown[]> =>
  read(streamJsonArray(streamOf(text), options));

it('yields the values of a list, of lists in an object, and values one after another', async () => {
  expect(await array('\ufeff [ {"a": "]"}, 2, "t,", [3], null ] ')).toEqual([{ a: ']' }, 2, 't,', [3], null]);
  expect(
    await array('{"a":[1],"x":{"list":[9]},"list":[{"b":[2]},"c"],"z":"list","y":[3]}', { lists: ['list'] }),
  ).toEqual([{ b: [2] }, 'c']);
  expect(await array('{"a":1}\n{"b":2}{"c":3}')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  expect(await array('[]')).toEqual([]);
});

it('tells the list and the number of each value', async () => {
  const items = await collect(
    streamJsonArray(streamOf('{"lists":[1,2],"bookmarks":[3]}'), { lists: ['lists', 'bookmarks'] }),
  );
  expect(items).toEqual([
    { number: 1, list: 'lists', value: 1 },
    { number: 2, list: 'lists', value: 2 },
    { number: 3, list: 'bookmarks', value: 3 },
  ]);
});

it('reads UTF-16', async () => {
  expect(await array(Buffer.from('\ufeff[{"а":"Մ"}]', 'utf16le'))).toEqual([{ а: 'Մ' }]);
});

it('names a broken value and goes on', async () => {
  expect(await array('[{"a":1},{"b":oops},{"c":3}]')).toEqual([{ a: 1 }, 'damaged', { c: 3 }]);
});

it('keeps what came before the place where a file is cut', async () => {
  expect(await array('[{"a":1},{"b":2},{"c":"th')).toEqual([{ a: 1 }, { b: 2 }, 'damaged', 'file damaged']);
  expect(await array('[{"a":1},')).toEqual([{ a: 1 }, 'file damaged']);
});

it('passes over a value that is too large, and refuses one that is nested without end', async () => {
  expect(await array(`[1,"${'x'.repeat(500)}",3]`, { largestValue: 100 })).toEqual([1, 'too-large', 3]);
  expect(await array(`[1,${'['.repeat(100_000)}${']'.repeat(100_000)},3]`)).toEqual([1, 'damaged', 3]);
});

it('yields the same values however the text is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      (values, size) => {
        for (const [text, lists] of [
          [JSON.stringify(values), []],
          [JSON.stringify({ before: { list: [0] }, list: values, after: [1] }), ['list']],
        ] as const) {
          const splitter = new JsonSplitter({ lists, largestValue: 1_000_000 });
          const pieces = [];
          for (let at = 0; at < text.length; at += size)
            pieces.push(...splitter.push(text.slice(at, at + size)));
          pieces.push(...splitter.end());
          expect(pieces.map((piece) => JSON.parse(piece.text))).toEqual(JSON.parse(JSON.stringify(values)));
          expect(splitter.whole).toBe(true);
        }
      },
    ),
  );
});

it('reads lines each for itself', async () => {
  expect(await read(streamJsonLines(streamOf('{"a":1}\r\n\n{"b":\n{"c":3}')))).toEqual([
    { a: 1 },
    'damaged',
    { c: 3 },
  ]);
});

it('tells the keys of a file that is cut anywhere', () => {
  const bytes = new TextEncoder().encode(
    '{"version": 1, "bookmarks": [{"url": "x", "tags": [{"name": "a\\"b:',
  );
  expect([...jsonPaths(bytes)]).toEqual([
    'version',
    'bookmarks',
    'bookmarks[].url',
    'bookmarks[].tags',
    'bookmarks[].tags[].name',
  ]);
  expect(jsonPaths(new TextEncoder().encode('Dear "reader": hello')).size).toBe(0);
});
