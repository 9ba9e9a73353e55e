import { expect, test } from 'vitest';
import { createAnchor } from '../../contract/anchor-location.ts';
import type { Highlight } from '../../contract/annotation-model.ts';
import { overlapsOf, placeHighlights } from './place-highlights.ts';

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

test('tells where highlights lie over one another, three deep as well', () => {
  const all = [
    highlight('a', 'captain waited for the ice'),
    highlight('b', 'waited for'),
    highlight('c', 'for the ice to go'),
    highlight('d', 'crossing'),
  ];
  const overlaps = overlapsOf(placeHighlights(text, all).placed);
  expect(overlaps.map(({ start, end }) => text.slice(start, end))).toEqual(['waited for the ice']);
});

test('leaves a highlight that the archive could not place without a place, though its words stand there', () => {
  const lost = { ...highlight('a', 'captain waited'), placed: false };
  expect(placeHighlights(text, [lost])).toEqual({ placed: [], unplaced: [lost] });
});
