import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../testing/edit-distance.ts';
import { Dictionary } from './dictionary.ts';

describe('the dictionary', () => {
  const term = fc.string({ unit: fc.constantFrom(...'abcdё'), minLength: 1, maxLength: 9 });
  const terms = fc.array(term, { maxLength: 60 });
  // More than wait unsorted, so that both ways of looking are taken.
  const many = Array.from({ length: 6_000 }, (_, number) => `z${number.toString(36)}`);
  const dictionaryOf = (before: string[], after: string[], large: boolean): Dictionary => {
    const dictionary = new Dictionary();
    for (const one of before) dictionary.intern(one);
    if (large) for (const one of many) dictionary.intern(one);
    dictionary.near('settle', 1);
    for (const one of after) dictionary.intern(one);
    return dictionary;
  };

  test('gives each term one number', () => {
    fc.assert(
      fc.property(terms, (all) => {
        const dictionary = new Dictionary();
        const numbers = all.map((one) => dictionary.intern(one));
        expect(all.map((one) => dictionary.numberOf(one))).toEqual(numbers);
        expect(new Set(numbers).size).toBe(new Set(all).size);
        expect(dictionary.size).toBe(new Set(all).size);
      }),
    );
  });

  test('finds all terms by their beginning', () => {
    fc.assert(
      fc.property(terms, terms, fc.boolean(), term, (before, after, large, prefix) => {
        const dictionary = dictionaryOf(before, after, large);
        const found = [...dictionary.startingWith(prefix)];
        const expected = [...new Set([...before, ...after])].filter((one) => one.startsWith(prefix));
        expect(found.map(([one]) => one).sort()).toEqual(expected.sort());
        for (const [one, number] of found) expect(number).toBe(dictionary.numberOf(one));
      }),
    );
  });

  test('finds all terms within so many edits', () => {
    fc.assert(
      fc.property(
        terms,
        terms,
        fc.boolean(),
        term,
        fc.constantFrom(0, 1, 2),
        (before, after, large, asked, most) => {
          const dictionary = dictionaryOf(before, after, large);
          const expected = [...new Set([...before, ...after, ...(large ? many : [])])]
            .map((one) => ({ term: one, distance: editDistance(asked, one) }))
            .filter(({ distance }) => distance <= most);
          const found = dictionary
            .near(asked, most)
            .map(({ term: one, distance }) => ({ term: one, distance }));
          const byTerm = (a: { term: string }, b: { term: string }): number => (a.term < b.term ? -1 : 1);
          expect(found.sort(byTerm)).toEqual(expected.sort(byTerm));
        },
      ),
      { numRuns: 150 },
    );
  });
});
