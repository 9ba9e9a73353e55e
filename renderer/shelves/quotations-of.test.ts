import { expect, test } from 'vitest';
import type { Quotation } from '../../contract/quotation-model.ts';
import type { QuotationRow } from '../archive/quotations.ts';
import { quotationsOf } from './quotations-of.ts';

test('gathers chosen sentences under their articles, each article once', () => {
  const article = (id: string, ...quotes: string[]): Quotation => ({
    article: {
      ...{ id, title: id, byline: null, source: null, place: null, published: null, language: null },
      address: null,
    },
    sentences: quotes.map((quote) => ({
      anchor: { quote, prefix: '', suffix: '', start: 0, end: quote.length },
      ...{ marks: [], before: '', after: '' },
    })),
    left: 0,
  });
  const rows = [article('one', 'a', 'b', 'c'), article('two', 'd')].flatMap((quotation) =>
    quotation.sentences.map(
      (sentence): QuotationRow => ({
        ...{ key: sentence.anchor.quote, quotation, sentence, first: false, year: null, beginsYear: false },
      }),
    ),
  );
  const some = quotationsOf(rows, new Set(['a', 'c', 'd']));
  expect(
    some.map(({ article: { id }, sentences }) => [id, ...sentences.map(({ anchor }) => anchor.quote)]),
  ).toEqual([
    ['one', 'a', 'c'],
    ['two', 'd'],
  ]);
});
