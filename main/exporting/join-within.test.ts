import { expect, test } from 'vitest';
import { joinWithin } from './join-within.ts';

test('joins the pieces and counts them', () => {
  expect(joinWithin(['a', 'b'], { before: '[', between: ', ', after: ']' })).toEqual({
    text: '[a, b]',
    count: 2,
  });
});

test('stops at the first piece too many, and says so', () => {
  let made = 0;
  function* endless(): Iterable<string> {
    for (;;) {
      made++;
      yield 'x'.repeat(10);
    }
  }
  expect(() => joinWithin(endless(), {}, 95)).toThrow(/more than 95 characters after 9 entries/);
  expect(made).toBe(10);
});
