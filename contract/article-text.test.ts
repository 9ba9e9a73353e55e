import { expect, test } from 'vitest';
import { articleText, type TextTree } from './article-text.ts';

type Node = string | [string, ...Node[]];
const tree: TextTree<Node> = {
  text: (node) => (typeof node === 'string' ? node : null),
  element: (node) => (typeof node === 'string' ? null : node[0]),
  children: (node) => (typeof node === 'string' ? [] : node.slice(1)),
};
const textOf = (node: Node): string => articleText(node, tree).text;

test('sets blocks two lines apart, rows one, cells a tab, and nothing before or after', () => {
  expect(textOf(['div', ['p', 'one'], ['p', 'two ', ['b', 'three']], ['hr']])).toBe('one\n\ntwo three');
  expect(
    textOf([
      'div',
      ['p', 'x'],
      ['table', ['thead', ['tr', ['th', 'a'], ['th', 'b']]], ['tbody', ['tr', ['td', '1'], ['td', '2']]]],
    ]),
  ).toBe('x\n\na\tb\n1\t2');
});

test('counts a line break as a new line and two as a new paragraph', () => {
  expect(textOf(['p', 'one', ['br'], 'two', ['br'], ['br'], 'three', ['br']])).toBe('one\ntwo\n\nthree');
});

test('reads nothing of formulas, scripts and styles', () => {
  expect(textOf(['p', 'a', ['math', ['mi', 'x']], ['script', 'y'], ['style', 'z'], 'b'])).toBe('ab');
});

test('says where each text node stands', () => {
  const { text, runs } = articleText<Node>(['div', ['p', 'one ', ['i', 'two']], ['p', '']], tree);
  expect(runs.map(({ start, text: part }) => text.slice(start, start + part.length) === part)).toEqual([
    true,
    true,
  ]);
  expect(runs.map(({ start }) => start)).toEqual([0, 4]);
});

test('walks a hundred thousand levels', () => {
  let node: Node = 'deep';
  for (let level = 0; level < 100_000; level += 1) node = ['div', node];
  expect(textOf(node)).toBe('deep');
});
