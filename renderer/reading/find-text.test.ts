import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactMarks, findInText, placesOf, thinned } from './find-text.ts';
import { type FindOptions, foldForFind, looseFind } from './fold-for-find.ts';

function find(text: string, query: string, options: Partial<FindOptions> = {}): string[] {
  const found = findInText(foldForFind(text, { ...looseFind, ...options }), query);
  return Array.from({ length: found.count }, (_, index) => {
    const { start, end } = found.at(index) ?? { start: 0, end: 0 };
    return text.slice(start, end);
  });
}

test('finds words in any case and without their diacritics', () => {
  expect(find('École, ecole and ÉCOLE', 'ecole')).toEqual(['École', 'ecole', 'ÉCOLE']);
  expect(find('Перелёт и перелет', 'ПЕРЕЛЕТ')).toEqual(['Перелёт', 'перелет']);
  expect(find('ԵՐԵՎԱՆ, Երևան, Երեւան', 'երևան')).toEqual(['ԵՐԵՎԱՆ', 'Երևան', 'Երեւան']);
});

test('takes decomposed letters whole', () => {
  const text = 'cafe\u0301 noir';
  expect(find(text, 'café')).toEqual(['cafe\u0301']);
  expect(find(text, 'e noir')).toEqual(['e\u0301 noir']);
});

test('looks through quotation marks, dashes, soft hyphens and any white space', () => {
  expect(find('“to be”\n\nor – not', '"to be" or - not')).toEqual(['“to be”\n\nor – not']);
  expect(find('Re\u00adpub\u00adlic of Ar\u00admenia', 'republic of armenia')).toHaveLength(1);
  expect(find('one\u00a0two', 'one two')).toHaveLength(1);
});

test('finds nothing for blank queries and nothing that is not there', () => {
  expect(find('a b c', '  ')).toEqual([]);
  expect(find('a b c', '')).toEqual([]);
  expect(find('a b c', 'd')).toEqual([]);
});

test('finds whole words only when these are asked for', () => {
  const whole = { wholeWords: true };
  expect(find('train, trainer and restrain: a Train.', 'train', whole)).toEqual(['train', 'Train']);
  expect(find('the night train_2 and the night train', 'night train', whole)).toEqual(['night train']);
  expect(find('Дом и домик, дому', 'дом', whole)).toEqual(['Дом']);
  expect(find('C++ and C', 'c++', whole)).toEqual(['C++']);
  expect(find('cafe\u0301s and cafe\u0301', 'cafe', whole)).toEqual(['cafe\u0301']);
  // Between words without blanks nobody can say where one ends.
  expect(find('東京大学と京大', '京大', whole)).toEqual(['京大', '京大']);
});

test('finds only the same case when it counts', () => {
  expect(find('Turkey and turkey, TURKEY', 'Turkey', { matchCase: true })).toEqual(['Turkey']);
  expect(find('Élan élan', 'elan', { matchCase: true })).toEqual(['élan']);
});

test('finds only the same diacritics when they count, however they are encoded', () => {
  const exact = { matchDiacritics: true };
  expect(find('resume résumé re\u0301sume\u0301', 'résumé', exact)).toEqual(['résumé', 're\u0301sume\u0301']);
  expect(find('resume résumé', 'resume', exact)).toEqual(['resume']);
  expect(find('caf\u00e9 cafe\u0301 cafe', 'cafe', exact)).toEqual(['cafe']);
  expect(find('все всё', 'всё', exact)).toEqual(['всё']);
  expect(find('Résumé', 'résumé', exact)).toEqual(['Résumé']);
});

test('keeps of what a search marked the words that were typed', () => {
  const text = 'The mirrors of the Mirror Train, a mirror';
  const marks = [...text.matchAll(/mirrors?|train/gi)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const kept = (options: Partial<FindOptions>) =>
    exactMarks(text, marks, foldForFind('mirror train', { ...looseFind, ...options })).map(({ start, end }) =>
      text.slice(start, end),
    );
  expect(kept({ wholeWords: true })).toEqual(['Mirror', 'Train', 'mirror']);
  expect(kept({ matchCase: true })).toEqual(['mirror']);
});

test('says which place comes next after any offset', () => {
  const found = findInText(foldForFind('one two one two one'), 'one');
  expect([0, 1, 8, 9, 17].map((offset) => found.from(offset))).toEqual([0, 1, 1, 2, 3]);
  expect(placesOf([{ start: 4, end: 5 }]).from(5)).toBe(1);
});

test('counts every place of a text however many there are', () => {
  const found = findInText(foldForFind('ab\n\n'.repeat(100_000)), 'b a');
  expect(found.count).toBe(99_999);
  expect(found.at(99_998)).toEqual({ start: 399_993, end: 399_997 });
});

test('shows places evenly over the text when there are more than can be shown', () => {
  const text = 'a '.repeat(50_000);
  const found = findInText(foldForFind(text), 'a');
  const shown = thinned(found, text.length, 100);
  expect(shown).toHaveLength(100);
  expect(shown.at(-1)?.start).toBeGreaterThan(98_000);
  expect(thinned(found, text.length, 60_000)).toHaveLength(50_000);
});

test('finds every place where a plain search of folded texts finds one, and each as it stands in the text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', 'e\u0301', ' ', '\n', 'ё', 'և', '🙂', 'ß', '’'),
  });
  const options = fc.record({
    matchCase: fc.boolean(),
    matchDiacritics: fc.constant(false),
    wholeWords: fc.constant(false),
  });
  fc.assert(
    fc.property(text, text, options, (body, query, options) => {
      const wanted = foldForFind(query, options).text;
      fc.pre(wanted.trim() !== '');
      const folded = foldForFind(body, options);
      const found = findInText(folded, query);
      expect(found.count).toBe(folded.text.split(wanted).length - 1);
      for (let index = 0; index < found.count; index += 1) {
        const { start, end } = found.at(index) ?? { start: 0, end: 0 };
        expect(foldForFind(body.slice(start, end), options).text).toContain(wanted.trim());
      }
    }),
    { numRuns: 2_000 },
  );
});
