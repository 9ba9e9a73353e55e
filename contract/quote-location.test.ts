import { expect, it } from 'vitest';
import { leanText, locateQuote } from './quote-location.ts';

const text = 'The bridge is open.\n\nThe ferry rests. The bridge is  open again, and the ferry rests.';

it('finds words whatever the white space between them', () => {
  const anchor = locateQuote(leanText(text), { quote: 'is open again,\nand the ferry' });
  expect(anchor?.quote).toBe('is  open again, and the ferry');
  expect(text.slice(anchor?.start, anchor?.end)).toBe(anchor?.quote);
});

it('takes the place whose surroundings agree, else the first', () => {
  expect(locateQuote(leanText(text), { quote: 'bridge is open' })?.start).toBe(4);
  expect(locateQuote(leanText(text), { quote: 'bridge is open', suffix: ' again' })?.start).toBe(42);
  expect(locateQuote(leanText(text), { quote: 'bridge is open', prefix: 'rests. The ' })?.start).toBe(42);
});

it('refuses what is not there, and what is not certain when certainty is asked', () => {
  expect(locateQuote(leanText(text), { quote: 'the bridge is shut' })).toBeNull();
  expect(locateQuote(leanText(text), { quote: ' \n' })).toBeNull();
  expect(locateQuote(leanText(text), { quote: 'ferry rests.' }, true)).toBeNull();
  expect(locateQuote(leanText(text), { quote: 'ferry rests.', prefix: 'and the' }, true)?.start).toBe(73);
});
