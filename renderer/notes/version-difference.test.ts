import { expect, test } from 'vitest';
import { aroundChanges, versionDifference } from './version-difference.ts';

test('two versions are compared word by word', () => {
  expect(versionDifference('the old ferry', 'the new ferry')).toEqual([
    { kind: 'same', text: 'the ' },
    { kind: 'gone', text: 'old' },
    { kind: 'new', text: 'new' },
    { kind: 'same', text: ' ferry' },
  ]);
});

test('what did not change is cut to what stands around the changes', () => {
  const same = 'word '.repeat(100);
  const pieces = versionDifference(`${same}old ${same}`, `${same}new ${same}`) ?? [];
  const short = aroundChanges(pieces, 30);
  expect(short.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same']);
  expect(short[0]?.text.length).toBeLessThan(40);
});

test('texts of a million letters are compared by lines, or not at all, and soon', () => {
  const book = Array.from({ length: 40_000 }, (_, n) => `line ${n} of the book`).join('\n');
  const pieces = versionDifference(book, `${book}\nand one more`) ?? [];
  const added = pieces.filter(({ kind }) => kind === 'new').map(({ text }) => text);
  expect(added.join('')).toContain('and one more');
  expect(added.join('').length).toBeLessThan(100);
});
