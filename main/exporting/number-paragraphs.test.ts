import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { numberParagraphsInHtml } from './number-paragraphs.ts';

test('counts on paper what the screen counts', () => {
  const html = numberParagraphsInHtml(
    '<h2>Title</h2><p>a</p><p> </p><p><img src="/image/x"></p><ul><li>b</li><li><p>c</p></li></ul><blockquote><p>d</p></blockquote>' +
      '<figure><img><figcaption><p>not</p></figcaption></figure><table><tr><td><p>not</p></td></tr></table>' +
      '<pre>e</pre><section class="footnotes"><ol><li>not</li></ol></section>',
  );
  const { document } = parseHTML(`<main>${html}</main>`);
  expect(
    [...document.querySelectorAll('[data-paragraph]')].map((element) => [
      element.getAttribute('data-paragraph'),
      element.textContent,
    ]),
  ).toEqual([
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'c'],
    ['4', 'd'],
    ['5', 'e'],
  ]);
});
