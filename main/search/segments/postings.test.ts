import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openImage, type PageFile } from './page-file.ts';
import { bodyField, onceInText, PostingsCursor, PostingsWriter } from './postings.ts';

/** Per field the places, as `position << 3 | (words - 1)`. */
interface Posting {
  article: number;
  fields: Map<number, number[]>;
}

const places = (spans: boolean) =>
  fc
    .uniqueArray(fc.nat(5_000), { minLength: 1, maxLength: 4 })
    .map((positions) => positions.sort((a, b) => a - b).map((at) => (at << 3) | (spans ? at % 3 : 0)));
const fields = fc.boolean().chain((spans) =>
  fc.oneof(
    { weight: 3, arbitrary: places(spans).map((list) => new Map([[bodyField, list]])) },
    fc
      .array(fc.tuple(fc.nat(8), places(spans)), { minLength: 1, maxLength: 3 })
      .map((pairs) => new Map(pairs.sort(([a], [b]) => a - b))),
  ),
);
const postings = fc
  .oneof(
    fc.uniqueArray(fc.nat(50_000), { minLength: 1, maxLength: 20 }),
    fc.uniqueArray(fc.nat(2_000), { minLength: 125, maxLength: 700, size: 'max' }),
  )
  .chain((articles) =>
    fc.array(fields, { minLength: 7, maxLength: 30 }).map((kinds) =>
      articles
        .sort((a, b) => a - b)
        .map(
          (article, nth): Posting => ({
            article,
            fields: kinds[(nth * 31 + (article % 5)) % kinds.length] ?? new Map(),
          }),
        ),
    ),
  );

function open(list: readonly Posting[]): () => PostingsCursor {
  const writer = new PostingsWriter();
  writer.begin();
  for (const { article, fields: held } of list) {
    const all = [...held.values()].flat();
    const spans = all.some((place) => (place & 7) !== 0);
    const onlyBody = held.size === 1 && held.has(bodyField);
    const bits = [...held.keys()].reduce((sum, field) => sum | (1 << field), 0);
    const head = (onlyBody ? all.length << 2 : (bits << 2) | 1) | (spans ? 2 : 0);
    if (onlyBody && all.length === 1 && !spans) expect(head).toBe(onceInText);
    writer.article(article, head);
    for (const [, values] of held) {
      if (!onlyBody) writer.list.number(values.length);
      let last = 0;
      for (const value of values) {
        writer.places.number((value >>> 3) - last);
        last = value >>> 3;
        if (spans) writer.places.number((value & 7) + 1);
      }
    }
  }
  writer.end();
  const file = (bytes: Uint8Array): PageFile => openImage(bytes, { length: bytes.length, check: 0 });
  const lists = file(writer.postings.copy());
  const placed = file(writer.places.copy());
  const place = {
    count: writer.count,
    postings: 0,
    postingsLength: lists.length,
    places: 0,
    placesLength: placed.length,
  };
  return () => new PostingsCursor(lists, placed, place);
}

function placesAt(cursor: PostingsCursor): Map<number, number[]> {
  const found = new Map<number, number[]>();
  cursor.visitPlaces((field, values) => found.set(field, [...values]));
  return found;
}

test('postings are read as they were written, with their places in whatever order these are asked for', () => {
  fc.assert(
    fc.property(postings, fc.array(fc.boolean(), { minLength: 3, maxLength: 40 }), (list, looks) => {
      const cursor = open(list)();
      for (const [nth, { article, fields: held }] of list.entries()) {
        expect(cursor.next()).toBe(true);
        expect(cursor.article).toBe(article);
        expect(cursor.fields).toBe([...held.keys()].reduce((sum, field) => sum | (1 << field), 0));
        for (const [field, values] of held) expect(cursor.frequencies[field]).toBe(values.length);
        if (looks[nth % looks.length]) expect(placesAt(cursor)).toEqual(held);
      }
      expect(cursor.next()).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('postings go forward to any article, and give its places', () => {
  fc.assert(
    fc.property(postings, fc.array(fc.nat(60_000), { maxLength: 30 }), fc.boolean(), (list, asked, near) => {
      const cursor = open(list)();
      let at = -1;
      for (const wanted of asked.map((one) => (near ? one % 2_100 : one)).sort((a, b) => a - b)) {
        const expected = list.findIndex(({ article }, nth) => nth >= Math.max(0, at) && article >= wanted);
        expect(cursor.advance(wanted)).toBe(expected >= 0);
        if (expected < 0) return;
        at = expected;
        expect(cursor.article).toBe(list[expected]?.article);
        expect(placesAt(cursor)).toEqual(list[expected]?.fields);
      }
    }),
    { numRuns: 100 },
  );
});
