import { expect, test } from 'vitest';
import { leadToMark } from './passage-lead.ts';

const marked = (text: string, word: string) => {
  const start = text.indexOf(word);
  return { text, marks: [[start, start + word.length] as [number, number]], field: 'body' as const };
};
const underMark = ({ text, marks }: ReturnType<typeof leadToMark>): string =>
  text.slice(...(marks[0] ?? [0, 0]));

test('a mark far into the passage is brought to its first line, cut at a word', () => {
  const lead = leadToMark(
    marked(`${'many words before it '.repeat(8)}and then the treaty was signed`, 'treaty'),
  );
  expect(underMark(lead)).toBe('treaty');
  expect(lead.text.indexOf('treaty')).toBeLessThan(70);
  expect(lead.text).toMatch(/^…(many|words|before|it) /);
});

test('a mark near the beginning leaves the passage as it is', () => {
  const passage = marked('The treaty was signed.', 'treaty');
  expect(leadToMark(passage)).toEqual(passage);
});

test('a text without spaces is cut all the same, and the mark stays on its word', () => {
  const lead = leadToMark(marked(`${'一二三四五六七八九十'.repeat(20)}条約が`, '条約'));
  expect(underMark(lead)).toBe('条約');
  expect(lead.text.indexOf('条約')).toBeLessThan(70);
});

test('without marks there is nothing to lead to', () => {
  const passage = { text: 'x'.repeat(500), marks: [], field: 'note' as const };
  expect(leadToMark(passage)).toEqual(passage);
});
