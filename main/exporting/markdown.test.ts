import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { articleMarkdown, htmlToMarkdown } from './markdown.ts';

const render = markdownIt({ html: true });

test.each([
  ['<p>One <em>soft</em> and <strong>loud</strong> word.</p>', 'One *soft* and **loud** word.'],
  ['<h2>A heading</h2><p>Text</p>', '## A heading\n\nText'],
  ['<p>Line<br>break</p>', 'Line  \nbreak'],
  ['<p>See <a href="https://example.org/a_b">the page</a>.</p>', 'See [the page](https://example.org/a_b).'],
  ['<p><a href="https://example.org/a (b)">x</a></p>', '[x](<https://example.org/a (b)>)'],
  [
    '<figure><img src="/image/ab" alt="A [boat]"><figcaption>Boat</figcaption></figure>',
    '![A \\[boat\\]](/image/ab)\n\nBoat',
  ],
  ['<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>', '- one\n- two\n  - deep'],
  ['<ol start="3"><li><p>three</p><p>more</p></li><li>four</li></ol>', '3. three\n\n   more\n\n4. four'],
  ['<blockquote><p>said</p><p>twice</p></blockquote>', '> said\n>\n> twice'],
  ['<pre><code>a  b\n\n```\n</code></pre>', '````\na  b\n\n```\n````'],
  ['<p>Use <code>a`b</code></p>', 'Use ``a`b``'],
  [
    '<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>',
    '| a | b\\|c |\n| --- | --- |\n| 1 |  |',
  ],
  ['<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
  ['<p># no heading</p><p>1. no list</p><p>- no list</p>', '\\# no heading\n\n1\\. no list\n\n\\- no list'],
  ['<p>2 * 3 * 4 and snake_case_name &lt;b&gt;</p>', '2 \\* 3 \\* 4 and snake\\_case\\_name \\<b>'],
  ['<hr><p><b> spaced </b>out</p>', '---\n\n**spaced** out'],
  ['loose text<p>then a paragraph</p>', 'loose text\n\nthen a paragraph'],
])('writes %s', (html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('writes what is known of an article as front matter, and nothing for what is not', () => {
  const article = {
    title: 'A: "quoted" title',
    byline: 'Ani',
    source: null,
    place: null,
    published: '2024-05',
    language: 'en',
  };
  expect(articleMarkdown({ ...article, url: null, link: null, html: '<p>Text</p>' })).toBe(
    '---\ntitle: \'A: "quoted" title\'\nauthor: Ani\ndate: 2024-05\nlanguage: en\n---\n\n# A: "quoted" title\n\nText\n',
  );
  const link = 'carrel://article/1m87crc80brd3bhrtt';
  expect(articleMarkdown({ ...article, url: null, link, html: '' })).toContain(`\ncarrel: ${link}\n`);
});

test('says the same to a reader of Markdown as the html said, whatever characters a paragraph holds', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ab1 .)#*_`~[]<>&;!|\\-+=:ё📚'),
    minLength: 1,
    maxLength: 24,
  });
  const text = word.map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '');
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (paragraphs) => {
      const html = paragraphs.map((one) => `<p>${render.utils.escapeHtml(one)}</p>`).join('');
      expect(render.render(htmlToMarkdown(html)).replaceAll('\n', '')).toBe(html);
    }),
    { numRuns: 500 },
  );
});
