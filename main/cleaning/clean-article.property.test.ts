import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleText, type TextTree } from '../../contract/article-text.ts';
import { cleanAgain, cleanArticle } from './clean-article.ts';
import { isElement, isText, type PageNode, parseHtml } from './parse-html.ts';
import { forbiddenMarkup } from './testing/forbidden-markup.ts';

/** What a browser's DOM of the page looks like to `articleText`, the html untouched. */
const pageTree: TextTree<PageNode> = {
  text: (node) => (isText(node) ? node.value : null),
  element: (node) => (isElement(node) ? node.tagName : null),
  children: (node) => (isElement(node) ? node.childNodes : []),
};

function pageOf(html: string): PageNode {
  const root = parseHtml(
    `<!doctype html><html><head><title>t</title></head><body>${html}</body></html>`,
  ).childNodes.find(isElement);
  if (root === undefined) throw new Error('no root');
  return root;
}

const names =
  'a abbr article aside b blockquote br button caption center code col dd details div dl dt em fieldset figcaption figure font footer form frameset h1 h2 h3 h6 head hr html body i img input li main marquee math mi mtext mglyph nobr noscript object ol option p plaintext pre q rt ruby s script section select span style sub sup summary svg foreignObject title table tbody td template textarea th thead tr u ul video x-card xmp'.split(
    ' ',
  );
const attributes = [
  '',
  ' id=a',
  ' name=a',
  ' href=#a',
  ' href="https://e.org/"',
  ' href=javascript:x()',
  ' src=a.png',
  ' src=//e.org/i.png',
  ' onclick=x()',
  ' style="background:url(//e.org)"',
  ' lang=ru',
  ' dir=rtl',
  ' class=missing-image',
  ' hidden',
  ' colspan=2',
];
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes))
      .map(([name, rest]) => `<${name}${rest}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ' ',
      '\n',
      '  ',
      'word',
      ' two words ',
      '\u00a0',
      '&lt;b&gt;',
      '\r\n',
      '\0',
      '<!-- c -->',
      '<![CDATA[ x ]]>',
      '\u00ad',
      'é',
    ),
  },
);
const soup = fc.array(piece, { maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));
const options = { images: new Map([['a.png', `/image/${'0'.repeat(64)}`]]), base: 'https://e.org/page' };

test('the text of any cleaned soup is the text of what a browser makes of its html', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const cleaned = cleanArticle(html, options);
      expect(articleText(pageOf(cleaned.html), pageTree).text).toBe(cleaned.text);
    }),
    { numRuns: 3_000 },
  );
});

test('cleaning any cleaned soup again changes nothing', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const { html: cleaned } = cleanArticle(html, options);
      expect(cleanAgain(cleaned)).toBe(cleaned);
    }),
    { numRuns: 2_000 },
  );
});

test('only named elements with named attributes come out of any soup', () => {
  fc.assert(
    fc.property(soup, (html) => {
      expect(forbiddenMarkup(cleanArticle(html, options).html)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
