import { expect, test } from 'vitest';
import { longestParagraph } from './longest-paragraph.ts';

test('the longest run of lines without an empty one is measured', () => {
  expect(longestParagraph('')).toBe(0);
  expect(longestParagraph('one\ntwo\n\n\nthree')).toBe(7);
  expect(longestParagraph('a\n\nlonger one')).toBe(10);
});
