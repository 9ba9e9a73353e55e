import { expect, test } from 'vitest';
import { createAnchor } from '../../contract/anchor-location.ts';
import type { Highlight } from '../../contract/annotation-model.ts';
import { placeHighlights } from './place-highlights.ts';

const text =
  'The ferry runs again. Its captain waited for the ice to go before the first crossing of the year.';

function highlight(id: string, quote: string): Highlight {
  const start = text.indexOf(quote);
  return {
    id,
    article: 'article0001',
    articleTitle: '',
    anchor: createAnchor(text, start, start + quote.length),
    colour: 1,
    comment: '',
    tags: [],
    page: null,
    placed: true,
    created: '',
    changed: '',
  };
}

test('places highlights in the order of the text, overlapping ones too', () => {
  const all = [
    highlight('b', 'waited for the ice'),
    highlight('a', 'captain waited'),
    highlight('c', 'ferry'),
  ];
  expect(placeHighlights(text, all).placed.map(({ highlight: { id } }) => id)).toEqual(['c', 'a', 'b']);
});

test('lists highlights whose words are gone instead of guessing', () => {
  const gone = highlight('a', 'waited for the ice to go');
  const { placed, unplaced } = placeHighlights(text.replace('waited for the ice to go', 'slept'), [
    gone,
    highlight('b', 'ferry'),
  ]);
  expect(unplaced).toEqual([gone]);
  expect(placed).toHaveLength(1);
});
