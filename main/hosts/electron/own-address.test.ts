import { expect, test } from 'vitest';
import { isArticleAddress, isInterfaceAddress, isOwnAddress, isPagesAddress } from './own-address.ts';

test('knows the interface and the pages of articles', () => {
  expect(isInterfaceAddress('carrel://app/')).toBe(true);
  expect(isInterfaceAddress('carrel://app/?a=1#article/x')).toBe(true);
  expect(isArticleAddress('carrel://app/article/0123456789abcdef')).toBe(true);
  expect(isArticleAddress('carrel://app/saved/0123456789abcdef')).toBe(true);
  expect(isPagesAddress('carrel://app/pages.html#0123456789abcdef')).toBe(true);
  expect(isPagesAddress('carrel://app/article/pages.html')).toBe(false);
  expect(isPagesAddress('https://app/pages.html')).toBe(false);
  expect(isOwnAddress('carrel://app/image/00')).toBe(true);
});

test('takes nothing else for them', () => {
  for (const address of [
    'carrel://app.evil.example/',
    'carrel://evil@app.evil/',
    'carrel://app:80/',
    'carrel:///',
    'carrel:app',
    'https://app/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,x',
    'javascript:alert(1)',
    'nonsense',
    '',
  ])
    expect([isOwnAddress(address), isInterfaceAddress(address), isArticleAddress(address)], address).toEqual([
      false,
      false,
      false,
    ]);
  for (const address of [
    'carrel://app/article/',
    'carrel://app/article/a/b',
    'carrel://app/article/a%2fb',
    'carrel://app/saved/',
  ])
    expect(isArticleAddress(address), address).toBe(false);
});
