import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findInText, foldForFind } from './find-text.ts';

function find(text: string, query: string): string[] {
  return findInText(foldForFind(text), query).map(({ start, end }) => text.slice(start, end));
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

test('finds every place where a plain search of folded texts finds one, and each as it stands in the text', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', 'e\u0301', ' ', '\n', 'ё', 'և', '🙂', 'ß', '’'),
  });
  fc.assert(
    fc.property(text, text, (body, query) => {
      const wanted = foldForFind(query).text;
      fc.pre(wanted.trim() !== '');
      const found = findInText(foldForFind(body), query);
      expect(found.length).toBe(foldForFind(body).text.split(wanted).length - 1);
      for (const { start, end } of found)
        expect(foldForFind(body.slice(start, end)).text).toContain(wanted.trim());
    }),
    { numRuns: 2_000 },
  );
});
