import { expect, test } from 'vitest';
import { type MarkedPassage, markPassages, textOfHtml } from './mark-passages.ts';

const html = '<p>The tide tables of the <em>harbour</em> were printed.</p><p>By hand.</p>';
const text = textOfHtml(html);
const passage = (
  words: string,
  colour: MarkedPassage['colour'],
  number: number | null = null,
): MarkedPassage => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  colour,
  number,
});

test('puts a highlight into the text, across elements and paragraphs', () => {
  expect(markPassages(html, [passage('harbour were printed.\n\nBy', 2, 1)])).toBe(
    '<p>The tide tables of the <em><mark class="colour-2">harbour</mark></em><mark class="colour-2"> were printed.</mark></p>' +
      '<p><mark class="colour-2">By</mark><sup class="comment-number">1</sup> hand.</p>',
  );
});

test('shows of highlights that lie over one another the one that begins last', () => {
  expect(
    markPassages('<p>one two three</p>', [
      { start: 0, end: 13, colour: 1, number: null },
      { start: 4, end: 7, colour: 3, number: 7 },
    ]),
  ).toBe(
    '<p><mark class="colour-1">one </mark><mark class="colour-3">two</mark><sup class="comment-number">7</sup><mark class="colour-1"> three</mark></p>',
  );
});

test('leaves the text what it was', () => {
  const marked = markPassages(html, [
    passage('tide tables', 1),
    passage('tables of the har', 4),
    passage('hand', 5),
  ]);
  expect(textOfHtml(marked)).toBe(text);
  expect(markPassages(html, [])).toBe(html);
});
