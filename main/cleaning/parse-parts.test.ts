import fc from 'fast-check';
import { serialize } from 'parse5';
import { expect, it } from 'vitest';
import { cleanAgain, cleanAgainInTurns, cleanArticle } from './clean-article.ts';
import { isElement } from './parse-html.ts';
import { parseParts } from './parse-parts.ts';

const images = new Map([['a.png', `/image/${'a'.repeat(64)}`]]);
const whole = { images, base: 'https://lake.example/ferry', partLength: Number.POSITIVE_INFINITY };

const block = fc.constantFrom(
  '<p>The ferry runs again.</p>',
  '<p lang="hy">Մի քանի բառ</p>\n\n',
  '<p></p>',
  '<p> </p>',
  '<p>left open',
  '<P>in capitals</P >',
  '<h1>  </h1>',
  '<h2 id="two">Two <a href="#one">up</a></h2>',
  '<h3>Three</h3>',
  '<h5>Five</h5>',
  '<h6>Six</h6>',
  '<ul><li>one<li>two</ul>',
  '<ul hidden><li>unseen</ul>',
  '<p hidden>unseen</p>',
  '<ol start="3"><li id="one">three</li></ol>',
  '<li>a stray</li>',
  '<li>another, with <p>a paragraph</p></li>',
  '<dl><dt>term<dd>what it means</dl>',
  '<dd>a stray</dd>',
  '<div><li>a stray in a group</li></div>',
  '<div>words <p>and a paragraph</p></div>',
  '<div>only words</div>',
  '<section><table><tr><td>1<td>2</table></section>',
  '<table><tr><td><li>a stray in a table</table>',
  '<table><p>out of place</p><tr><td>1</td><td><p>two</p></td></tr></table>',
  '<blockquote><p>said</p><blockquote>again</blockquote></blockquote>',
  '<pre>\n\n a\n  b\n</pre>',
  '<figure><img src="a.png" alt="A"><figcaption>seen</figcaption></figure>',
  '<img src="b.png" alt="B">',
  '<script>x("</p>")</script>',
  '<!-- a remark </p> <h1> -->',
  '<math><mi>x</mi></math>',
  '<template><p>kept away</p></template>',
  '<marquee><li>old</li></marquee>',
  '<p><marquee><li>old</li></marquee></p>',
  '<form><p>one</p></form>',
  '<svg><p>breaks out</p></svg>',
  'loose words ',
  ' <br> ',
  '<br><br>',
  '<hr>',
);
const border = fc.constantFrom(
  ...[
    '<b>',
    '</b>',
    '<i>',
    '</i>',
    '<a href="#two">',
    '<a href="https://e.org/">',
    '</a>',
    '<nobr>',
    '<font>',
  ],
  ...[
    '<div>',
    '<div id="one">',
    '<div dir="rtl" lang="he">',
    '<div hidden>',
    '<article>',
    '<section id="x">',
  ],
  ...[
    '<div class="footnotes">',
    '</div>',
    '</div>',
    '</article>',
    '</section>',
    '</p>',
    '</ul>',
    '</h2>',
    '<p>',
  ],
  ...['<blockquote>', '</blockquote>', '<x-card>', '</x-card>', '<span lang="ru">', '</span>', '</table>'],
  ...[
    '</body>',
    '</html>',
    '<body id="one">',
    '<html lang="ru">',
    '<frameset>',
    '<select>',
    '</select>',
    '<table>',
  ],
  ...[
    '<p id="two">',
    '<td>',
    '<tr>',
    '<details>',
    '<summary>',
    '</details>',
    '<button>',
    '</button>',
    '&amp;',
    '\0',
  ],
);
const html = fc
  .array(fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: border }), {
    maxLength: 30,
    size: 'max',
  })
  .map((parts) => parts.join(''));
const length = fc.integer({ min: 1, max: 120 });

it('makes of any html in parts what it makes of the whole', () => {
  fc.assert(
    fc.property(html, length, (source, partLength) => {
      expect(cleanArticle(source, { ...whole, partLength })).toEqual(cleanArticle(source, whole));
    }),
    { numRuns: 4_000 },
  );
});

it('checks in parts what was cleaned, and changes nothing', () => {
  fc.assert(
    fc.property(html, length, (source, partLength) => {
      const cleaned = cleanArticle(source, whole).html;
      expect(cleanAgain(cleaned, partLength)).toBe(cleaned);
      expect(cleanAgain(source, partLength)).toBe(cleanAgain(source, Number.POSITIVE_INFINITY));
    }),
    { numRuns: 1_000 },
  );
});

it('does not part what meets when the block between them goes', () => {
  for (const between of ['<div hidden><p>Unseen.</p></div>', '<p> </p>', '<p hidden>Unseen.</p>']) {
    const source = `<div><li>one</li></div>${between}<div><li>two</li></div>`;
    expect(cleanArticle(source, { ...whole, partLength: 1 }).html).toBe('<ul><li>one</li><li>two</li></ul>');
  }
});

const sentences = 'The ferry runs again. Nobody had expected it so soon. ';
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, number) => `<p>${number} ${sentences.repeat(3)}</p>`).join('\n');

it('cuts a long text into parts, also when groups stand around it', () => {
  for (const [before, after] of [
    ['', ''],
    ['<main lang="en"><article><h1>The ferry</h1>', '</article></main>'],
  ]) {
    const source = `${before}${paragraphs(2_000)}${after}`;
    const parts = [...parseParts(source)];
    expect(parts.length).toBeGreaterThan(source.length / 64_000);
    for (const body of parts) expect(serialize(body).length).toBeLessThan(64_000);
    expect(cleanArticle(source, { images })).toEqual(cleanArticle(source, whole));
  }
});

it('leaves whole what nothing ends in', () => {
  for (const before of ['<table><tr><td>', '<p>First <b>words</p> ']) {
    const source = before + paragraphs(500);
    expect([...parseParts(source)]).toHaveLength(1);
    expect(cleanArticle(source, { images })).toEqual(cleanArticle(source, whole));
  }
});

it('refuses by name more elements than so much html can mean', () => {
  const misnested = Array.from({ length: 1_100 }, (_, number) => `<b lang="a${number}">`).join('');
  expect(() => [...parseParts(`<p>${misnested}${'<p>x'.repeat(1_100)}`)]).toThrow('elements');
});

it('lets other work go first between the parts of a long article', async () => {
  const cleaned = cleanArticle(paragraphs(2_000), { images }).html;
  const parts = [...parseParts(cleaned)].filter((body) => body.childNodes.some(isElement)).length;
  let turns = 0;
  let waits = true;
  const count = (): void => {
    turns += 1;
    if (waits) setImmediate(count);
  };
  setImmediate(count);
  const again = await cleanAgainInTurns(cleaned);
  waits = false;
  expect(again).toBe(cleaned);
  expect(turns).toBeGreaterThanOrEqual(parts);
});
