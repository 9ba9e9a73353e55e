import { describe, expect, test } from 'vitest';
import { cleanAgain, cleanArticle } from './clean-article.ts';

const picture = `/image/${'a'.repeat(64)}`;
const clean = (html: string) =>
  cleanArticle(html, {
    images: new Map([['a.png', picture]]),
    base: 'https://example.org/news/today?page=1',
  });

describe('cleaning', () => {
  test('keeps text, structure and language and drops everything that acts', () => {
    const { html, text } = clean(
      '<h1>Title</h1><p onclick="x()" style="color:red" id=a class=lead>One <b>two</b><script>x()</script></p>' +
        '<div dir="rtl" lang="he">שלום</div><form><input name=q><p>three</p></form><style>p{}</style>',
    );
    expect(html).toBe('<h2>Title</h2><p>One <b>two</b></p><p dir="rtl" lang="he">שלום</p><p>three</p>');
    expect(text).toBe('Title\n\nOne two\n\nשלום\n\nthree');
  });

  test('collapses white space as a browser shows it, outside pre', () => {
    const { html, text } = clean(
      '\n <p>\n a  <i> b </i>\n c\t</p>\n\n<pre>  x\n   y</pre> <p> </p><p>&nbsp;</p>',
    );
    expect(html).toBe('<p>a <i>b </i>c</p><pre>  x\n   y</pre>');
    expect(text).toBe('a b c\n\n  x\n   y');
  });

  test('makes paragraphs of text between line breaks and of stray text', () => {
    expect(clean('one<br><br>two<br>three<div>four</div>five').html).toBe(
      '<p>one</p><p>two<br>three</p><p>four</p><p>five</p>',
    );
  });

  test('keeps lists, tables, figures, code, ruby and disclosures', () => {
    const { html, text } = clean(
      '<ul><li>a<ol><li>b</ol></ul><table><caption>C</caption><tr><th scope=col>x<th>y<tr><td colspan=2>1</table>' +
        '<figure><img src=a.png alt=A width=10 height=x><figcaption>F</figcaption></figure>' +
        '<pre><code class="language-ts hl">let a;</code></pre><p><ruby>漢<rt>kan</rt></ruby> H<sub>2</sub>O</p>' +
        '<details open><summary>S</summary>T</details>',
    );
    expect(html).toBe(
      '<ul><li>a<ol><li>b</li></ol></li></ul>' +
        '<table><caption>C</caption><tbody><tr><th scope="col">x</th><th>y</th></tr><tr><td colspan="2">1</td></tr></tbody></table>' +
        `<figure><img src="${picture}" alt="A" width="10"><figcaption>F</figcaption></figure>` +
        '<pre><code class="language-ts">let a;</code></pre><p><ruby>漢<rt>kan</rt></ruby> H<sub>2</sub>O</p>' +
        '<details open><summary>S</summary><p>T</p></details>',
    );
    expect(text).toContain('x\ty\n1');
  });

  test('flattens tables that only lay out the page', () => {
    expect(clean('<table><tr><td><p>a</p><table><tr><td>1<td>2</table><td>b</table>').html).toBe(
      '<p>a</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><p>b</p>',
    );
  });

  test('keeps links to http, https and mailto and to places in the article', () => {
    expect(
      clean('<p><a href="../x?q=1#z" target=_top ping=/p>r</a> <a href="javascript:x()">j</a></p>').html,
    ).toBe('<p><a href="https://example.org/x?q=1#z" rel="noreferrer noopener">r</a> j</p>');
    expect(
      clean(
        '<p>a<sup id=r1><a href="#n1">1</a></sup> <a href="/news/today?page=1#n1">2</a></p><p id=n1>note</p>',
      ).html,
    ).toBe(
      '<p>a<sup><a href="#user-content-n1">1</a></sup> <a href="#user-content-n1">2</a></p><p id="user-content-n1">note</p>',
    );
    const link = 'carrel://article/0123456789abcdef#fedcba9876543210';
    expect(
      clean(`<p><a href=" ${link}">r</a> <a href="carrel://app/article/0123456789abcdef">a</a></p>`).html,
    ).toBe(`<p><a href="${link}" rel="noreferrer noopener">r</a> a</p>`);
    expect(clean('<a href="#nowhere">x</a>').html).toBe('<p>x</p>');
    expect(cleanArticle('<a href="/rel">x</a>', { images: new Map() }).html).toBe('<p>x</p>');
  });

  test('marks a picture that is not there with its description, and lists it once', () => {
    const { html, text, missing } = clean(
      '<p>a <img src="https://cdn.example.org/b.jpg" alt="A &quot;bridge&quot;"><img src="https://cdn.example.org/b.jpg">' +
        '<img src="https://t.example.org/p.gif" width=1 height=1></p>',
    );
    expect(html).toBe(
      '<p>a <span class="missing-image" aria-label="A &#x22;bridge&#x22;" role="img"></span>' +
        '<span class="missing-image" aria-label="" role="img"></span></p>',
    );
    expect(text).toBe('a ');
    expect(missing).toEqual([{ kind: 'image', address: 'https://cdn.example.org/b.jpg', reason: 'remote' }]);
  });

  test('replaces films and frames by a quiet link', () => {
    const { html, missing } = clean('<iframe src="//video.example.com/e/1" title="Launch"></iframe>');
    expect(html).toBe(
      '<p><a href="https://video.example.com/e/1" rel="noreferrer noopener" class="missing-media" aria-label="Launch (video.example.com)"></a></p>',
    );
    expect(missing).toEqual([{ kind: 'frame', address: 'https://video.example.com/e/1', reason: 'remote' }]);
  });

  test('takes own picture addresses only from html that was cleaned before', () => {
    const forged = `<p>x <img src="${picture}"></p>`;
    expect(cleanArticle(forged, { images: new Map() }).html).not.toContain('<img');
    expect(cleanAgain(forged)).toBe(`<p>x <img src="${picture}" alt=""></p>`);
  });

  test('starts headings at the second level whatever the source used', () => {
    expect(clean('<h3>a</h3><h5>b</h5>').html).toBe('<h2>a</h2><h4>b</h4>');
    expect(clean('<h1>a</h1><h6>b</h6>').html).toBe('<h2>a</h2><h6>b</h6>');
  });

  test('keeps formulas by allow-list and nothing smuggled inside them', () => {
    expect(
      clean(
        '<p><math display=block href="javascript:x()"><mi>c</mi><msup><mn>2</mn><mtext><img src=x onerror=x()><b>t</b></mtext></msup>' +
          '<annotation-xml encoding="text/html"><p>no</p></annotation-xml></math></p>',
      ).html,
    ).toBe('<p><math display="block"><mi>c</mi><msup><mn>2</mn><mtext>t</mtext></msup></math></p>');
  });

  test('reads what is nested ten thousand deep', () => {
    for (const tag of [
      'div',
      'blockquote',
      'b',
      'ul><li',
      'table><tr><td',
      'span',
      'a href="https://e.org"',
    ]) {
      const { text } = clean(`${`<${tag}>`.repeat(10_000)}deep`);
      expect(text.trim()).toBe('deep');
    }
  });

  test('reads a single text of five megabytes whole', () => {
    const long = 'word '.repeat(1_000_000).trim();
    expect(clean(`<p>${long}</p>`).text).toBe(long);
  });
});
