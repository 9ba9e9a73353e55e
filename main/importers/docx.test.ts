import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../library/ready-article.ts';
import { type DocumentSources, makeDocument } from './docx/testing/make-document.ts';

async function read(bytes: Uint8Array, name = 'report.docx'): Promise<ReadyArticle> {
  const [article] = await readArticles({ name, path: name, bytes, modified: null });
  if (!article) throw new Error('no article');
  return article;
}
const readBody = async (body: string, sources: Omit<DocumentSources, 'body'> = {}): Promise<string> =>
  (await read(makeDocument({ body, ...sources }))).html;
const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const problem = (bytes: Uint8Array, name?: string): Promise<string> =>
  read(bytes, name).then(
    () => 'read',
    (error) => error.code,
  );

describe('the look of words', () => {
  it('comes from the run itself and from its style, and a run may take it back', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Ship"><w:name w:val="Ship"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="Ship2"><w:name w:val="Ship 2"/><w:basedOn w:val="Ship"/><w:rPr><w:b/></w:rPr></w:style>';
    const html = await readBody(
      p(
        r('The ') +
          r('Lark', '<w:rStyle w:val="Ship"/>') +
          r(' met the ') +
          r('Gull', '<w:rStyle w:val="Ship2"/>') +
          r(' at ') +
          r('noon', '<w:rStyle w:val="Ship"/><w:i w:val="0"/>') +
          r('2', '<w:vertAlign w:val="superscript"/>'),
      ),
      { styles },
    );
    expect(html).toBe('<p>The <em>Lark</em> met the <strong><em>Gull</em></strong> at noon<sup>2</sup></p>');
  });

  it('hides hidden text and deletions, and keeps insertions', async () => {
    const html = await readBody(
      p(
        r('The dam ') +
          '<w:del><w:r><w:delText>burst</w:delText></w:r></w:del>' +
          `<w:ins>${r('held')}</w:ins>${r(' secretly', '<w:vanish/>')}${r('.')}`,
      ),
    );
    expect(html).toBe('<p>The dam held.</p>');
  });

  it('joins a paragraph whose end was deleted with the next', async () => {
    expect(await readBody(p(r('One '), '<w:rPr><w:del/></w:rPr>') + p(r('line.')))).toBe('<p>One line.</p>');
  });
});

describe('lists', () => {
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>';
  const item = (text: string, level: number): string =>
    p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="5"/></w:numPr>`);

  it('are nested, lettered, and counted on after what stands between their items', async () => {
    const body = item('Bread', 0) + item('rye', 1) + item('wheat', 1) + p(r('And then:')) + item('Salt', 0);
    expect(await readBody(body, { numbering })).toBe(
      '<ol><li>Bread<ol type="a"><li>rye</li><li>wheat</li></ol></li></ol><p>And then:</p><ol start="2"><li>Salt</li></ol>',
    );
  });

  it('keep numbers that html cannot count as text', async () => {
    expect(await readBody(item('Chapter', 0) + item('part', 1) + item('clause', 2), { numbering })).toContain(
      '<p>1.a.1 clause</p>',
    );
  });

  it('number headings in the text of the heading', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const heading = (text: string): string => p(r(text), '<w:pStyle w:val="H1"/>') + p(r('Text.'));
    expect(await readBody(heading('Rivers') + heading('Lakes'), { numbering, styles })).toBe(
      '<h2>1. Rivers</h2><p>Text.</p><h2>2. Lakes</h2><p>Text.</p>',
    );
  });
});

describe('tables', () => {
  const tc = (content: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

  it('keep joined cells and empty ones', async () => {
    const first = tr(tc(p(r('One')), '<w:vMerge w:val="restart"/>'), tc(p(r('Two'))), tc(''));
    const second = tr(tc('<w:p/>', '<w:vMerge/>'), tc(p(r('Three')), '<w:gridSpan w:val="2"/>'));
    expect(await readBody(`<w:tbl>${first}${second}</w:tbl>${p(r('After'))}`)).toBe(
      '<table><tbody><tr><td rowspan="2">One</td><td>Two</td><td></td></tr><tr><td colspan="2">Three</td></tr></tbody></table><p>After</p>',
    );
  });

  it('may stand in the cell of another, which then was there for the layout', async () => {
    const inner = `<w:tbl>${tr(tc(p(r('a'))), tc(p(r('b'))))}</w:tbl>`;
    expect(await readBody(`<w:tbl>${tr(tc(inner), tc(p(r('side'))))}</w:tbl>${p(r('After'))}`)).toBe(
      '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>side</p><p>After</p>',
    );
  });

  it('lose deleted rows and keep those within insertions and controls', async () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${tc(p(r('gone')))}</w:tr>`;
    const control = `<w:sdt><w:sdtContent>${tr(tc(p(r('c'))), tc(p(r('d'))))}</w:sdtContent></w:sdt>`;
    expect(await readBody(`<w:tbl>${tr(tc(p(r('a'))), tc(p(r('b'))))}${deleted}${control}</w:tbl>`)).toBe(
      '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>',
    );
  });
});

describe('what stands outside the lines', () => {
  it('brings notes to the end, with links there and back', async () => {
    const html = await readBody(p(`${r('A claim')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      footnotes: `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${p(r('Its proof.'))}</w:footnote>`,
    });
    expect(html).toContain('A claim<sup class="footnote-ref"><a');
    expect(html).toContain('href="#user-content-note-1"');
    expect(html).toContain(
      '<li id="user-content-note-1" class="footnote-item">Its proof. <a href="#user-content-note-mark-1"',
    );
  });

  it('puts the text of a box after the paragraph that holds it, once', async () => {
    const box = `<w:txbxContent>${p(r('In the box.'))}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await readBody(p(r('Before.') + drawing) + p(r('After.')))).toBe(
      '<p>Before.</p><p>In the box.</p><p>After.</p>',
    );
  });

  it('leaves out a table of contents', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    expect(await readBody(p(r('Rivers\t4'), '<w:pStyle w:val="T"/>') + p(r('Text.')), { styles })).toBe(
      '<p>Text.</p>',
    );
  });

  it('shows formulas', async () => {
    const formula =
      '<m:oMath><m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:den></m:f></m:oMath>';
    expect(await readBody(p(r('Let ') + formula))).toBe(
      '<p>Let <math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><msqrt><mn>2</mn></msqrt></mfrac></math></p>',
    );
  });

  it('tells the direction of paragraphs written from the right', async () => {
    expect(await readBody(p(r('שלום'), '<w:bidi/>') + p(r('peace')))).toBe(
      '<p dir="rtl">שלום</p><p>peace</p>',
    );
  });
});

describe('links and pictures', () => {
  it('keeps links by reference and by field, and what was quoted after an address is no part of it', async () => {
    const field = (content: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.example/x" \\o "see"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${content}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const html = await readBody(
      p(`<w:hyperlink r:id="L">${r('one')}</w:hyperlink>${r(' and ')}${field(r('two'))}`),
      {
        links: { L: 'https://a.example/' },
      },
    );
    expect(html).toContain(
      '<a href="https://a.example/" rel="noreferrer noopener">one</a> and <a href="https://b.example/x"',
    );
  });

  it('shows pictures of the package, and lists those elsewhere and those that cannot be shown', async () => {
    const drawing = (id: string, kind = 'embed'): string =>
      `<w:r><w:drawing><wp:inline><wp:docPr descr="The mill"/><a:blip r:${kind}="${id}"/></wp:inline></w:drawing></w:r>`;
    const article = await read(
      makeDocument({
        body: p(r('Text') + drawing('P') + drawing('E') + drawing('W', 'link') + drawing('F', 'link')),
        links: { P: 'media/a.png', E: 'media/b.emf', W: 'https://a.example/c.png', F: 'file:///etc/passwd' },
        files: {
          'word/media/a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0),
          'word/media/b.emf': Uint8Array.of(1, 0, 0, 0),
        },
      }),
    );
    expect(article.images).toHaveLength(1);
    expect(article.html).toContain('alt="The mill"');
    expect(article.missing).toEqual([
      { kind: 'image', address: 'word/media/b.emf', reason: 'unsupported' },
      { kind: 'image', address: 'https://a.example/c.png', reason: 'remote' },
      { kind: 'image', address: 'file:///etc/passwd', reason: 'absent' },
    ]);
  });
});

describe('files that are no plain document', () => {
  it('are refused as locked, damaged or too large', async () => {
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage\0', 'utf16le'),
    ]);
    expect(await problem(compound)).toBe('encrypted');
    expect(await problem(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))).toBe(
      'not-recognised',
    );
    const whole = makeDocument({ body: p(r('Text')) });
    expect(await problem(whole.subarray(0, whole.length - 60))).toBe('damaged');
    expect(await problem(zipSync({ 'word/other.xml': Uint8Array.of(60) }))).toBe('damaged');
    const spaces = new Uint8Array(60 * 1024 * 1024).fill(0x20);
    expect(await problem(zipSync({ 'word/document.xml': [spaces, { level: 1 }] }))).toBe('unsafe-archive');
  });

  it('are read without a picture that is damaged', async () => {
    const bytes = makeDocument({
      body: p(`${r('Text')}<w:r><w:drawing><a:blip r:embed="P"/></w:drawing></w:r>`),
      links: { P: 'media/a.png' },
      files: { 'word/media/a.png': new Uint8Array(3_000).map((_, index) => (index * 7_919) % 251) },
    });
    const at = Buffer.from(bytes).indexOf('word/media/a.png') + 60;
    bytes.fill(0xff, at, at + 200);
    const { missing, text } = await read(bytes);
    expect(text).toContain('Text');
    expect(missing).toEqual([{ kind: 'image', address: 'word/media/a.png', reason: 'unreadable' }]);
  });

  it('are refused when they nest without end or declare entities', async () => {
    const deep = (tag: string): string => `<w:${tag}>`.repeat(5_000) + `</w:${tag}>`.repeat(5_000);
    expect(await problem(makeDocument({ body: deep('sdt') }))).toBe('damaged');
    expect(await problem(makeDocument({ body: p('<w:r><w:t>&file;</w:t></w:r>') }))).toBe('damaged');
  });

  it('come to an end when styles, lists and notes lead back to themselves', async () => {
    const styles =
      '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    const footnotes = `<w:footnote w:id="1">${p(`${r('See')}<w:r><w:footnoteReference w:id="1"/></w:r>`)}</w:footnote>`;
    const html = await readBody(
      p(`${r('Text')}<w:r><w:footnoteReference w:id="1"/></w:r>`, '<w:pStyle w:val="A"/>'),
      { styles, footnotes },
    );
    expect(html.match(/footnote-item/g)).toHaveLength(1);
  });
});

it('reads a document of ten thousand paragraphs in bounded time and whole', async () => {
  const body = Array.from({ length: 10_000 }, (_, index) =>
    p(r(`Paragraph ${index} of the chronicle.`)),
  ).join('');
  expect((await readBody(body)).match(/<p>/g)).toHaveLength(10_000);
}, 20_000);
