import { expect, it } from 'vitest';
import { addressKey } from './address-key.ts';

it('knows one page by many spellings of its address', () => {
  const key = addressKey('https://example.org/2023/10/bridge?id=7&page=2');
  for (const same of [
    'http://www.example.org/2023/10/bridge/?page=2&id=7',
    'https://EXAMPLE.org/2023/10/bridge?id=7&utm_source=mail&page=2#top',
    'https://m.example.org/2023/10/bridge/index.html?id=7&page=2&fbclid=x',
  ])
    expect(addressKey(same)).toBe(key);
});

it('tells pages apart by path and by what is asked', () => {
  expect(addressKey('https://example.org/a')).not.toBe(addressKey('https://example.org/b'));
  expect(addressKey('https://example.org/a?id=1')).not.toBe(addressKey('https://example.org/a?id=2'));
  expect(addressKey('https://example.org/A')).not.toBe(addressKey('https://example.org/a'));
});

it('has no key for front pages, other schemes and what is no address', () => {
  for (const none of ['https://example.org/', 'https://example.org', 'ftp://example.org/a', 'bridge', null])
    expect(addressKey(none)).toBeNull();
});
