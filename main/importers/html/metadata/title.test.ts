import { expect, test } from 'vitest';
import { parseHtml } from '../../../cleaning/parse-html.ts';
import { readMetadata } from './read-metadata.ts';

function titleOf(head: string, body: string): string | undefined {
  return readMetadata(parseHtml(`<html><head>${head}</head><body>${body}</body></html>`), null).title?.value;
}

test('takes the words of the heading rather than those made for search engines', () => {
  expect(
    titleOf(
      '<title>Lemon cake | The Oven</title><meta property="og:title" content="Lemon cake"><meta property="og:site_name" content="The Oven">',
      '<h1>Lemon cake from the tray: simply good</h1>',
    ),
  ).toBe('Lemon cake from the tray: simply good');
});

test('takes the stated title where the heading begins with a kicker', () => {
  expect(
    titleOf(
      '<meta property="og:title" content="How firms protect their people">',
      '<h1>Distance and fever : How firms protect their people</h1>',
    ),
  ).toBe('How firms protect their people');
});

test('takes the heading below the name of a blog', () => {
  expect(
    titleOf(
      '<title>Letters – A case of type</title>',
      '<h1>Letters</h1><h2>A case of type</h2><h2>Archive</h2>',
    ),
  ).toBe('A case of type');
});

test('takes the heading of an article that the window calls by the name of the site alone', () => {
  expect(titleOf('<title>Tips for the lower river</title>', '<h1>The western quarter</h1>')).toBe(
    'The western quarter',
  );
});

test('reads a title where the page is called a breadcrumb, and leaves the sign of a footnote', () => {
  expect(
    titleOf(
      '<title>Ice ages and people - Journal</title>',
      '<div class="breadcrumb"><h1>Ice ages and people☆</h1></div>',
    ),
  ).toBe('Ice ages and people');
});

test('goes on where a heading ends in a colon', () => {
  expect(
    titleOf(
      '<meta property="og:title" content="The Open Project: Better Papers">',
      '<h1>Open Project:</h1><h2>Better Papers</h2>',
    ),
  ).toBe('The Open Project: Better Papers');
});

test('does not take the style inside a heading for words', () => {
  expect(titleOf('', '<h1>Fit for summer <style>.a { top: 0 }</style></h1>')).toBe('Fit for summer');
});
