import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacedPart } from './replaced-part.ts';

test('what is put in place makes one text of the other, and touches no more than differs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const part = replacedPart(before, after);
      if (part === null) return before === after;
      return before.slice(0, part.from) + part.insert + before.slice(part.to) === after;
    }),
  );
  expect(replacedPart('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
  expect(replacedPart('same', 'same')).toBeNull();
});
