import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { headingAt, readHeadings } from './headings.ts';

function read(html: string) {
  const { document } = parseHTML(`<main id="text">${html}</main>`);
  const root = document.getElementById('text');
  if (root === null) throw new Error('no text');
  return readHeadings(root);
}

test('takes the headings of a text for its contents, without steps that are not there', () => {
  const found = read(
    '<h2>The  <em>lake</em></h2><p>a</p><h4>Fish</h4><h2> </h2><h4>Birds</h4><h2>The shore</h2>',
  );
  expect(found.map(({ title, level }) => [title, level])).toEqual([
    ['The lake', 0],
    ['Fish', 1],
    ['Birds', 1],
    ['The shore', 0],
  ]);
});

test('shows no more than four levels', () => {
  const levels = read('<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5>').map(({ level }) => level);
  expect(levels).toEqual([0, 1, 2, 3, 3]);
});

test('names the section at a line of the window', () => {
  const headings = read('<h2>a</h2><h2>b</h2><h2>c</h2>');
  const tops = [-300, 40, 900];
  for (const [index, { element }] of headings.entries())
    element.getBoundingClientRect = () => ({ top: tops[index] ?? 0 }) as DOMRect;
  expect([-400, -300, 39, 100, 2_000].map((line) => headingAt(headings, line))).toEqual([-1, 0, 0, 1, 2]);
});
