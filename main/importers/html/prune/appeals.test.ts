import { expect, test } from 'vitest';
import { parseBody } from '../../../cleaning/parse-html.ts';
import { type TextBlock, textBlocks } from '../text-blocks.ts';
import { isAppeal, isCredit, isLabelledLink } from './appeals.ts';
import { isDateLine } from './block-kinds.ts';

function block(html: string): TextBlock {
  const [first] = textBlocks(parseBody(html));
  if (first === undefined) throw new Error('no text');
  return first;
}

test.each([
  'Follow us on Instagram and subscribe to our newsletter.',
  'To view the full story, please subscribe to our newsletter.',
  'Folgen Sie uns auf Twitter',
  'Únete a nuestro canal de Telegram.',
])('takes "%s" for an appeal', (text) => {
  expect(isAppeal(block(text))).toBe(true);
});

test.each([
  'The minister was asked to follow the court, which had subscribed to no newspaper for years.',
  'Ellen Marsh writes about boats and the people who mend them, mostly in winter. Follow her on Twitter.',
  'We follow the river down to the sea.',
])('takes "%s" for part of what is told', (text) => {
  expect(isAppeal(block(text))).toBe(false);
});

test('tells the credit of a picture from a sentence that begins like one', () => {
  expect(isCredit(block('Photo: Valley Post / R. Amsel'))).toBe(true);
  expect(isCredit(block('(Foto: J. Reents)'))).toBe(true);
  expect(isCredit(block('© Hafenblatt'))).toBe(true);
  expect(isCredit(block('ROSA AMSEL/AFP/Getty Images'))).toBe(true);
  expect(isCredit(block('Photos of the bridge were sent to the mayor.'))).toBe(false);
});

test('tells a line that points elsewhere from the source of a claim', () => {
  expect(isLabelledLink(block('Do not miss: <a href="/a">The plumber who learned to love bees</a>'))).toBe(
    true,
  );
  expect(isLabelledLink(block('Source: <a href="/a">The ministry of bees and related matters</a>'))).toBe(
    false,
  );
  expect(isLabelledLink(block('He said: <a href="/a">bees</a> are the answer to it all, and left.'))).toBe(
    false,
  );
});

test.each([
  'PUBLISHED: January 16, 2023 at 4:30 p.m. | UPDATED: January 17, 2023 at 3:58 a.m.',
  '12. März 2019, 14:05 Uhr',
])('reads "%s" as a line of dates', (text) => {
  expect(isDateLine(text)).toBe(true);
});

test('leaves a sentence that names a year', () => {
  expect(
    isDateLine('Published in 1912 by a small press, the book was forgotten. Now it is back in print.'),
  ).toBe(false);
});
