import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFields } from '../query/query-tree.ts';
import type { SearchDocument } from '../search-engine.ts';
import { documentWith } from '../testing/documents.ts';
import { allSteps } from '../testing/page-images.ts';
import { factsOf } from './document-facts.ts';
import { mergeSegments } from './merge-segments.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { SegmentImage } from './segment-files.ts';

const words = 'harbour harbours anti-war U.S. Ереван Երևան ինչո՞ւ 東京 mail 1,234'.split(' ');
const sentence = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((parts) => parts.join(' '));
const library = fc
  .array(
    fc.record({
      title: sentence,
      body: sentence,
      notes: sentence,
      source: fc.constantFrom('', 'Peace Weekly', 'Mail'),
      tags: fc.array(fc.constantFrom('war', 'mail address'), { maxLength: 2 }),
      collections: fc.array(fc.constantFrom('one', 'two'), { maxLength: 2 }),
      language: fc.constantFrom('', 'en', 'ru', 'hy'),
      published: fc.constantFrom('', '2019', '2023-10-09'),
      starred: fc.boolean(),
      // Of 5 articles one is gone, and one has newer facts, before the merge.
      segment: fc.nat(3),
      becomes: fc.constantFrom('stays', 'stays', 'stays', 'goes', 'changes'),
    }),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((all) =>
    all.map(({ segment, becomes, ...parts }, number) => ({
      segment,
      becomes,
      document: documentWith(`article${number}`, parts),
    })),
  );

async function build(documents: readonly SearchDocument[]): Promise<Segment> {
  const image = new SegmentImage();
  const builder = new SegmentBuilder();
  for (const document of documents) allSteps(builder.add(document));
  const writer = allSteps(builder.write('segment-1', (file) => image.create(file)));
  return image.open(await writer.finish());
}

/** All that a query could learn of a segment. */
function contentOf(segment: Segment): unknown {
  const terms: unknown[] = [];
  const cursor = segment.termCursor();
  while (cursor.next()) {
    const term = cursor.read();
    const list = segment.postings(term);
    const articles: unknown[] = [];
    while (list.next()) {
      const frequencies = textFields.map((_, field) =>
        (list.fields & (1 << field)) === 0 ? 0 : (list.frequencies[field] ?? 0),
      );
      const places: [number, number[]][] = [];
      if (term.placesLength > 0) list.visitPlaces((field, found) => void places.push([field, [...found]]));
      articles.push([list.article, frequencies, places]);
    }
    terms.push([term.term, articles]);
  }
  const {
    hashes,
    hashed,
    added,
    firstDay,
    lastDay,
    words: lengths,
    bodyLength,
    shortLengths,
    state,
    starred,
    stemming,
    titleRank,
  } = segment.columns;
  return {
    terms,
    stored: Array.from({ length: segment.articles }, (_, article) => segment.stored(article)),
    columns: {
      hashes,
      hashed,
      added,
      firstDay,
      lastDay,
      lengths,
      bodyLength,
      shortLengths,
      state,
      starred,
      stemming,
      titleRank,
    },
    totals: segment.meta.totalLengths,
  };
}

/** Each key of forms with each term that is kept under it. */
function formsOf(segment: Segment): string[] {
  const terms: string[] = [];
  const cursor = segment.termCursor();
  while (cursor.next()) terms.push(cursor.key);
  const forms: string[] = [];
  const keys = segment.formCursor();
  while (keys.next()) for (const term of keys.terms) forms.push(`${keys.key} ${terms[term]}`);
  return forms;
}

test('merged segments are what building all living articles at once gives', async () => {
  await fc.assert(
    fc.asyncProperty(library, async (all) => {
      const segments: Segment[] = [];
      const living: SearchDocument[] = [];
      for (const number of [0, 1, 2, 3]) {
        const here = all.filter(({ segment }) => segment === number);
        if (here.length === 0) continue;
        const segment = await build(here.map(({ document }) => document));
        for (const [article, { document, becomes }] of here.entries()) {
          if (becomes === 'goes') segment.remove(article);
          else {
            const newer: SearchDocument = { ...document, starred: !document.starred, collections: ['three'] };
            if (becomes === 'changes') segment.change(article, factsOf(newer));
            living.push(becomes === 'changes' ? newer : document);
          }
        }
        segments.push(segment);
      }
      const image = new SegmentImage();
      const { writer, articles } = allSteps(
        mergeSegments(segments, 'segment-1', (file) => image.create(file)),
      );
      const merged = image.open(await writer.finish());
      const atOnce = await build(living);
      expect(contentOf(merged)).toEqual(contentOf(atOnce));
      // A term stays under the keys that a language of dead articles gave it; the language of each article decides.
      const forms = formsOf(merged);
      const before = new Set(segments.flatMap(formsOf));
      expect(forms).toEqual(expect.arrayContaining(formsOf(atOnce)));
      expect(forms.filter((form) => !before.has(form))).toEqual([]);
      for (const { id } of living)
        expect(merged.articleOf(id)).toBe(living.findIndex((one) => one.id === id));
      expect(articles.map(({ length }) => length)).toEqual(segments.map((segment) => segment.articles));
    }),
    { numRuns: 60 },
  );
});
