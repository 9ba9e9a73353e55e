import { expect, test } from 'vitest';
import { webAddress, withoutArchive } from './web-address.ts';

test.each([
  [
    'https://web.archive.org/web/20160218174457/http://letters.example/2010/05/type/',
    'http://letters.example/2010/05/type/',
  ],
  ['https://web.archive.org/web/20160218174457im_/https://letters.example/a', 'https://letters.example/a'],
  [
    'http://www.webarchive.example.uk/wayback/archive/20100401/http:/office.example/page?id=1',
    'http://office.example/page?id=1',
  ],
  ['https://archive.ph/https://news.example/story', 'https://news.example/story'],
])('takes the page %s keeps for the page', (address, page) => {
  expect(withoutArchive(address)).toBe(page);
});

test.each(['https://share.example/post/https://news.example/story', 'https://news.example/2016/02/18/story'])(
  'leaves %s as it is',
  (address) => {
    expect(withoutArchive(address)).toBe(address);
  },
);

test('completes an address by the base and refuses what is not of the web', () => {
  expect(webAddress('/a?b', 'https://news.example/c/d')).toBe('https://news.example/a?b');
  expect(webAddress('mailto:someone@news.example', null)).toBe(null);
  expect(webAddress('http://localhost/a', null)).toBe(null);
});
