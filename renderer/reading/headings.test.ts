import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { headingAt, isAbove, readHeadings } from './headings.ts';

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

/** A box that says where it is; this DOM lays nothing out. */
function place(element: Element, box: { top: number; bottom?: number }): void {
  Object.assign(element, { getBoundingClientRect: () => box });
}

test('names the section at a line of the window', () => {
  const headings = read('<h2>a</h2><h2>b</h2><h2>c</h2>');
  for (const [index, top] of [-300, 40, 900].entries()) {
    const element = headings[index]?.element;
    if (element !== undefined) place(element, { top });
  }
  const at = (line: number) => headingAt(headings, (element) => isAbove(element, line));
  expect([-400, -300, 39, 100, 2_000].map(at)).toEqual([-1, 0, 0, 1, 2]);
});

test('asks no heading far away for its place, only the part of the text that it stands in', () => {
  const headings = read('<div class="part"><h2>a</h2></div><div class="part"><h2>b</h2></div>');
  const [first, second] = headings.map(({ element }) => element);
  if (first === undefined || second === undefined) throw new Error('the fixture lacks its headings');
  const asked: string[] = [];
  for (const element of [first, second])
    Object.assign(element, {
      getBoundingClientRect() {
        asked.push(element.textContent ?? '');
        return { top: 0 };
      },
    });
  if (first.parentElement !== null) place(first.parentElement, { top: -9_000, bottom: -10 });
  if (second.parentElement !== null) place(second.parentElement, { top: 5_000, bottom: 9_000 });
  expect(headingAt(headings, (element) => isAbove(element, 200))).toBe(0);
  expect(asked).toEqual([]);
});
