import { expect, test } from 'vitest';
import { divideArmenian } from './armenian-syllables.ts';

test.each([
  ['մայրաքաղաք', 'մայ-րա-քա-ղաք'],
  ['հայերեն', 'հա-յե-րեն'],
  ['ընթերցող', 'ըն-թեր-ցող'],
  ['համալսարան', 'հա-մալ-սա-րան'],
  ['պատմություն', 'պատ-մութ-յուն'],
  ['ուսուցիչ', 'ու-սու-ցիչ'],
  ['արևելք', 'ա-րև-ելք'],
  ['միասին', 'մի-ա-սին'],
  ['կենտրոն', 'կենտ-րոն'],
  ['գիրք', 'գիրք'],
  ['', ''],
])('%s is divided %s', (word, divided) => {
  const parts = divided.split('-');
  const expected = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('').length);
  expect(divideArmenian(word)).toEqual(expected);
});
