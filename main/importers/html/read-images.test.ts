import { expect, test } from 'vitest';
import { largestFirst, relativePath } from './read-images.ts';

test('reads the addresses of a srcset, the largest first', () => {
  expect(largestFirst('a.jpg 400w, b.jpg 1200w,c.jpg 800w')).toEqual(['b.jpg', 'c.jpg', 'a.jpg']);
  expect(largestFirst(' a.jpg, b.jpg 2x ')).toEqual(['b.jpg', 'a.jpg']);
  expect(largestFirst('https://e.org/a,b.jpg 1x')).toEqual(['https://e.org/a,b.jpg']);
  expect(largestFirst(`a.jpg${' '.repeat(500_000)}`)).toEqual(['a.jpg']);
  expect(largestFirst(null)).toEqual([]);
});

test('takes as a file beside the page only what lies beside or below it', () => {
  expect(relativePath('page_files/a%20b.png?x=1#y')).toBe('page_files/a b.png');
  expect(relativePath('./a.png')).toBe('a.png');
  for (const other of [
    '../a.png',
    'a/../../b',
    '/etc/passwd',
    'C:\\a.png',
    'file:///a',
    '//host/a',
    'https://e.org/a',
    '%2e%2e/a',
    'a%00.png',
    'a\\b',
    '',
  ])
    expect(relativePath(other), other).toBeNull();
});
