import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanAgain, cleanArticle, cleanPieces } from './clean-article.ts';

const images = new Map([['a.png', `/image/${'a'.repeat(64)}`]]);

const block = fc.constantFrom(
  '<section><h1 id="one">One</h1><p>Text <a href="#two">there</a></p></section>',
  '<section><h2 id="two">Two</h2><p lang="hy">Մի քանի բառ</p></section>',
  '<p id="one">A second one, <a href="#nowhere">lost</a></p>',
  '<h3></h3><p>Under nothing</p>',
  '<h1>  </h1><p>Under an empty title</p>',
  '<div dir="rtl"><p>שלום</p><ul><li>one<li>two</ul></div>',
  '<p><img src="a.png" alt="A"> and <img src="b.png" alt="B"></p>',
  '<table><tr><td>1<td>2</table><script>x()</script>',
  '<h4>Four</h4><pre>\n a\n  b\n</pre><p>',
  'loose words and <b>bold ones<p>then a paragraph</p></b>',
  '<ul><li><a href="#one">one</a></li><li><a href="#two">two</a></li></ul>',
  '',
);

it('makes of pieces what it makes of the whole', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      // An anchor that stands twice is kept once in a whole, and once in each piece.
      const pieces = blocks.filter(
        (piece, index) => !piece.includes(' id=') || blocks.indexOf(piece) === index,
      );
      const once = pieces.filter((piece, index) => {
        const id = / id="(\w+)"/.exec(piece)?.[1];
        return id === undefined || pieces.findIndex((other) => other.includes(` id="${id}"`)) === index;
      });
      const whole = cleanArticle(once.map((piece) => `<div>${piece}</div>`).join(''), { images });
      const inPieces = cleanPieces(once, { images });
      expect(inPieces).toEqual(whole);
      expect(cleanAgain(inPieces.html)).toBe(inPieces.html);
    }),
    { numRuns: 300 },
  );
});

it('keeps links from one piece into another, and drops those that lead nowhere', () => {
  const { html } = cleanPieces(
    ['<p><a href="#b">on</a> <a href="#c">lost</a></p>', '<p id="b">Here <a href="#b">again</a></p>'],
    { images },
  );
  expect(html).toBe(
    '<p><a href="#user-content-b">on</a> lost</p><p id="user-content-b">Here <a href="#user-content-b">again</a></p>',
  );
});
