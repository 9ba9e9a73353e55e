import { expect, test } from 'vitest';
import { printAddress, printWishes, readPrintWishes } from './print-wishes.ts';
import { defaultSettings } from './settings-model.ts';

test('says in an address all that a reader wants on paper', () => {
  const wishes = printWishes(
    { ...defaultSettings, printHighlights: false, printPaper: 'A5', fontSize: 20, paragraphNumbers: true },
    true,
  );
  const address = printAddress('abc', wishes);
  expect(address).toMatch(/^\/print\/abc\?/);
  expect(readPrintWishes(address)).toEqual(wishes);
});

test('takes what is said wrongly as usual', () => {
  expect(readPrintWishes('/print/abc?size=9999&paper=Wall&typeface=x"><script>&notes=2')).toEqual({
    highlights: true,
    notes: true,
    numbers: false,
    paper: 'A4',
    typeface: 'serif',
    size: 24,
    justify: false,
    foot: true,
  });
});
