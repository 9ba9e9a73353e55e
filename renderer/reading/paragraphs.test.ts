import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { numberParagraphs, paragraphsOf, takeNumbersAway } from './paragraphs.ts';

function page(html: string) {
  const { document } = parseHTML(`<main id="text">${html}</main>`);
  const root = document.getElementById('text');
  if (root === null) throw new Error('no text');
  const numbers = () =>
    [...root.querySelectorAll<HTMLElement>('[data-paragraph]')].map(({ dataset, textContent }) => [
      Number(dataset.paragraph),
      textContent,
    ]);
  return { document, root, numbers };
}

test('counts the paragraphs of the running text and nothing beside it', () => {
  const { root, numbers } = page(
    '<h2>Title</h2><p>a</p><p> </p><ul><li>b</li><li><p>c</p></li></ul><blockquote><p>d</p></blockquote>' +
      '<figure><img><figcaption><p>not</p></figcaption></figure><table><tr><td><p>not</p></td></tr></table>' +
      '<pre>e</pre><section class="footnotes"><ol><li>not</li></ol></section>',
  );
  expect(numberParagraphs(root)).toBe(5);
  expect(numbers()).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [4, 'd'],
    [5, 'e'],
  ]);
  takeNumbersAway(root);
  expect(numbers()).toEqual([]);
  expect(root.dataset.numbered).toBeUndefined();
});

test('says which paragraphs a passage stands in', () => {
  const { document, root } = page('<p>one <em>two</em></p><p>three</p><h2>four</h2>');
  const words = (selector: string): Node => {
    const node = document.querySelector(selector)?.firstChild;
    if (node == null) throw new Error(`the fixture lacks ${selector}`);
    return node;
  };
  const at = (from: string, to: string) =>
    paragraphsOf({ startContainer: words(from), endContainer: words(to) });
  expect(at('em', 'em')).toBeNull();
  numberParagraphs(root);
  expect(at('em', 'em')).toBe('1');
  expect(at('em', 'p + p')).toBe('1–2');
  expect(at('h2', 'h2')).toBeNull();
  expect(paragraphsOf(null)).toBeNull();
});
