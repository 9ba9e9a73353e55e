import { expect, test } from 'vitest';
import { cleanArticle } from './clean-article.ts';
import { visibleControls, withoutControls } from './control-characters.ts';

test('takes control characters out and leaves a space where they parted words', () => {
  expect(withoutControls('a\u0000\u0007b\u001b[31m c\u000bd\u0085e\u007f')).toBe('ab[31m c d e');
  expect(withoutControls('a\tb\r\nc')).toBe('a\tb\r\nc');
});

test('keeps names apart that differ in what cannot be seen', () => {
  expect(visibleControls('a\u0001')).toBe('a%01');
  expect(visibleControls('a\n\u0085')).toBe('a%0A%C2%85');
});

test('an article shows none of them, in text, code, labels or missing parts', () => {
  const html =
    '<p>one&#7;\u001btwo</p><pre>a&#11;b\u000c</pre><img src="x&#7;.png" alt="a&#27;b"><math><mi>&#7;x</mi></math>';
  const { html: cleaned, text, missing } = cleanArticle(html, { images: new Map() });
  for (const value of [cleaned, text, missing[0]?.address ?? '\u0007'])
    expect(value).not.toMatch(/[^\P{Cc}\n\t]/u);
  expect(missing[0]?.address).toBe('x%07.png');
});
