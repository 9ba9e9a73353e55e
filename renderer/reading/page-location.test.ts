import { expect, test } from 'vitest';
import { createAnchor } from '../../contract/anchor-location.ts';
import {
  anchorOfPages,
  anchorOnPage,
  bareText,
  pageSpanInText,
  samePlace,
  shareFound,
} from './page-location.ts';

const article = bareText(
  'The tide tables of the harbour were printed by hand until the spring of 1954, and every figure in them was read aloud by two people before it was set. Nobody found a mistake in eleven years.\n\nThe official office kept the sheets in a cabinet of oak. Every figure was checked. Nobody counted the sheets.',
);
const page = bareText(
  'Tide Tables 12\nThe tide tables of the har-\nbour were printed by hand until the spring of 1954, and every\nfigure in them was read aloud by two people before it\nwas set. Nobody found a mistake in eleven years.\nThe oﬃcial oﬃce kept the sheets in a cabinet of oak.\nEvery figure was checked. Nobody counted the sheets.\n13',
);
const spanOf = (source: string, words: string) => {
  const start = source.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
};
const inArticle = (words: string) => {
  const span = pageSpanInText(page, spanOf(page.source, words), article);
  return span && article.source.slice(span.start, span.end);
};
const onPage = (words: string, here = false) => {
  const { start, end } = spanOf(article.source, words);
  const span = anchorOnPage(page, createAnchor(article.source, start, end), here);
  return span && page.source.slice(span.start, span.end);
};

test('words parted by the end of a line, and ligatures, are the words of the article', () => {
  expect(inArticle('har-\nbour were printed')).toBe('harbour were printed');
  expect(inArticle('oﬃcial oﬃce')).toBe('official office');
  expect(onPage('the harbour were')).toBe('the har-\nbour were');
  expect(onPage('official office kept')).toBe('oﬃcial oﬃce kept');
});

test('of words that stand twice, the surroundings tell which are meant', () => {
  expect(pageSpanInText(page, spanOf(page.source, 'Nobody counted'), article)?.start).toBe(
    article.source.indexOf('Nobody counted'),
  );
  const second = spanOf(article.source, 'Every figure');
  expect(onPage('Every figure')).toBe('Every figure');
  expect(second.start).toBeGreaterThan(0);
});

test('what stands on the page alone is not placed in the article by guess', () => {
  expect(inArticle('Tide Tables 12')).toBe(null);
  const furniture = anchorOfPages([{ page, span: spanOf(page.source, 'Tide Tables 12') }], article);
  expect(furniture).toMatchObject({ placed: false, anchor: { quote: 'Tide Tables 12' } });
  expect(furniture && anchorOnPage(page, furniture.anchor, true)).toEqual({ start: 0, end: 14 });
});

test('words that stand several times without neighbours of their own are placed nowhere', () => {
  const twice = bareText('one two three four five six. one two three four five six.');
  expect(pageSpanInText(bareText('three'), { start: 0, end: 5 }, twice)).toBe(null);
  const repeated = createAnchor(twice.source, 8, 13);
  expect(anchorOnPage(bareText('three, three and three'), repeated, false)).toBe(null);
});

test('a passage over the end of a page is shown in part on both, and made of both', () => {
  const first = bareText(
    'The pilots kept a log of their own,\nand what it says about the fog of that\nThe Pilots\n41',
  );
  const second = bareText(
    '42\nTides and Times\nwinter agrees with nothing that was printed.\nNobody asked them.',
  );
  const whole = bareText(
    'The pilots kept a log of their own, and what it says about the fog of that winter agrees with nothing that was printed. Nobody asked them.',
  );
  const words = 'what it says about the fog of that winter agrees with nothing that was printed';
  const { start, end } = spanOf(whole.source, words);
  const anchor = createAnchor(whole.source, start, end);
  const head = anchorOnPage(first, anchor, false);
  expect(head && first.source.slice(head.start, head.end)).toBe('what it says about the fog of that');
  const tail = anchorOnPage(second, anchor, false);
  expect(tail && second.source.slice(tail.start, tail.end)).toBe(
    'winter agrees with nothing that was printed',
  );
  const made = anchorOfPages(
    [
      { page: first, span: spanOf(first.source, 'what it says about the fog of that') },
      { page: second, span: spanOf(second.source, 'winter agrees with nothing that was printed') },
    ],
    whole,
  );
  expect(made).toMatchObject({ placed: true, anchor: { quote: words } });
});

test('the place in one text is found in the other, past what stands there alone', () => {
  expect(samePlace(page, 0, article)).toBe(0);
  expect(shareFound(article, 0, page)).toBe(1);
  expect(shareFound(article, 0, bareText('Nothing of the kind stands here, on no line of it.'))).toBe(0);
  const at = samePlace(article, article.source.indexOf('The official'), page);
  expect(page.source.slice(at ?? 0, (at ?? 0) + 10)).toBe('The oﬃcial');
});
