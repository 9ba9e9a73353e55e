import { expect, test } from 'vitest';
import { findLikelyPlaces } from './find-likely-places.ts';

const text =
  'The old ferry ran until the war. After it nobody rang the bell.\n\n' +
  'The new ferry runs until the autumn, and after that only when somebody rings the bell on the pier.';

test('lists the likeliest place first, with what stands around it', () => {
  const lost = {
    before: 'The new ferry ',
    quote: 'runs until late autumn, and then when somebody rings',
    after: ' the bell',
  };
  const [first] = findLikelyPlaces(text, lost);
  expect(first?.quote).toBe('runs until the autumn, and after that only when somebody rings');
  expect(first?.before.endsWith('The new ferry ')).toBe(true);
  expect(first?.likeness).toBeGreaterThan(60);
});

test('lists each place of a single word, by its surroundings', () => {
  const places = findLikelyPlaces(text, {
    before: 'when somebody rings the ',
    quote: 'bell',
    after: ' on the quay',
  });
  expect(places.map(({ start }) => start)).toEqual([text.lastIndexOf('bell'), text.indexOf('bell')]);
});

test('lists nothing for words that stand nowhere, and signs where they stand', () => {
  expect(findLikelyPlaces(text, { before: '', quote: 'volcano', after: '' })).toEqual([]);
  expect(findLikelyPlaces('one ❤️ two', { before: '', quote: '❤️', after: '' })).toMatchObject([
    { start: 4, end: 6 },
  ]);
});
