import { expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readArticles } from '../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../library/ready-article.ts';
import { type BookParts, makeBook } from './epub/testing/made-book.ts';
import { epub } from './epub.ts';

async function read(parts: BookParts): Promise<ReadyArticle> {
  const [article] = await readArticles(makeBook(parts));
  if (article === undefined) throw new Error('no article');
  return article;
}

async function refusal(parts: BookParts): Promise<{ code: string; message: string }> {
  try {
    await read(parts);
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

const prose = 'The river rose by a hand in the night, and nobody on the landing had slept.';

it('knows a book by what is in it, whatever its name', () => {
  const { bytes, path } = makeBook({ chapters: { 'a.xhtml': `<p>${prose}</p>` } });
  expect(epub.recognise({ name: 'a.zip', path, bytes })).toBe(1);
  expect(epub.recognise({ name: 'a.epub', path, bytes: new TextEncoder().encode('PK no') })).toBe(0);
  const entries = ['x.opf', 'META-INF/container.xml'];
  const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]);
  expect(epub.recognise({ name: 'a', path, bytes: zip, entries })).toBeGreaterThanOrEqual(0.9);
  expect(epub.recognise({ name: 'a', path, bytes: zip, entries: ['word/document.xml'] })).toBe(0);
});

it('takes chapters in the order of the spine, those for links alone last', async () => {
  const { text } = await read({
    chapters: {
      'z.xhtml': '<h1>First</h1>',
      'answers.xhtml': '<h1>Answers</h1>',
      'a.xhtml': '<h1>Second</h1>',
    },
    places: { 'answers.xhtml': 'linear="no"' },
  });
  expect(text).toBe('First\n\nSecond\n\nAnswers\n\nFirst\n\nSecond\n\nAnswers');
});

it('adds at the end what chapters link to and the spine does not name', async () => {
  const { html } = await read({
    chapters: {
      'a.xhtml': '<p>Look <a href="extra.xhtml#x">there</a>.</p>',
      'extra.xhtml': '<p>Not here.</p><p id="x">Here.</p>',
    },
    places: { 'extra.xhtml': 'none' },
  });
  expect(html).toBe(
    '<p>Look <a href="#user-content-c2-x">there</a>.</p><p>Not here.</p><p id="user-content-c2-x">Here.</p>',
  );
});

it('makes links between chapters links inside the article, and keeps equal ids apart', async () => {
  const { html } = await read({
    chapters: {
      'a.xhtml':
        '<p id="p">One, see <a href="b.xhtml#p">two</a>, <a href="b.xhtml">its start</a>, <a href="nowhere.xhtml">nothing</a>.</p>',
      'b.xhtml':
        '<p id="q">Zero</p><p id="p">Two, back to <a href="a.xhtml#p">one</a>, or <a href="#q">up</a></p>',
    },
  });
  expect(html).toBe(
    '<p id="user-content-c1-p">One, see <a href="#user-content-c2-p">two</a>, <a href="#user-content-c2">its start</a>, nothing.</p>' +
      '<p id="user-content-c2-q"><a id="user-content-c2"></a>Zero</p>' +
      '<p id="user-content-c2-p">Two, back to <a href="#user-content-c1-p">one</a>, or <a href="#user-content-c2-q">up</a></p>',
  );
});

it('gives a chapter without a heading that of the table of contents, at the level of the others', async () => {
  const { html } = await read({
    chapters: {
      'a.xhtml': `<h3>Chapter 1. Mud</h3><p>${prose}</p>`,
      'b.xhtml': `<p>CHAPTER 2</p><p>Fog</p><p>${prose}</p>`,
      'c.xhtml': `<p>${prose}</p><p id="late">${prose}</p>`,
    },
    contents: [
      ['Chapter 1. Mud', 'a.xhtml'],
      ['Chapter 2: Fog', 'b.xhtml'],
      ['Chapter 3: Rain', 'c.xhtml'],
      ['Later', 'c.xhtml#late'],
    ],
  });
  expect(
    [...html.matchAll(/<h(\d)[^>]*>(.*?)<\/h\1>/g)].map(([, level, words]) => `${level} ${words}`),
  ).toEqual(['2 Chapter 1. Mud', '2 CHAPTER 2<br>Fog', '2 Chapter 3: Rain', '2 Later']);
  expect(html.startsWith('<ul><li><a href="#user-content-c1">Chapter 1. Mud</a></li>')).toBe(true);
});

it('makes each paragraph part of one heading only, whatever the table of contents says', async () => {
  const { text } = await read({
    chapters: {
      'a.xhtml': '<p>x</p>'.repeat(3) + Array.from({ length: 9 }, (_, at) => `<p id="p${at}">a</p>`).join(''),
    },
    contents: Array.from({ length: 9 }, (_, at) => ['a a a', `a.xhtml#p${at}`] as const),
  });
  const said = text.replace(/a a a/g, '').match(/a/g)?.length ?? 0;
  expect(said).toBe(9);
});

it('cuts what no writer would write as one paragraph', async () => {
  const book = makeBook({
    chapters: { 'a.xhtml': `<p>${'<i>a</i> '.repeat(60_000)}</p>` },
    stored: ['OPS/a.xhtml'],
  });
  const [article] = await readArticles(book);
  expect(article?.text.match(/a/g)).toHaveLength(60_000);
  for await (const part of epub.read(book)) expect(part.pieces?.length).toBeGreaterThanOrEqual(2);
});

it('leaves out what repeats the title and the table of contents, and leads links to what stands for them', async () => {
  const contents = [
    ['Mud', 'a.xhtml'],
    ['Fog', 'b.xhtml'],
    ['Rain', 'c.xhtml'],
  ] as const;
  const list = contents.map(([label, path]) => `<li><a href="${path}">${label}</a></li>`).join('\n   ');
  const { html, text } = await read({
    metadata: '<dc:title>The Ferry</dc:title><dc:creator>Ann Lee</dc:creator>',
    chapters: {
      'title.xhtml': '<h1>THE FERRY</h1><p>by Ann Lee</p>',
      'toc.xhtml': `<h2>Where it goes</h2><ul>\n  ${list}\n</ul>`,
      'a.xhtml': `<h1>Mud</h1><p>${prose} <a href="toc.xhtml">Up</a></p>`,
      'b.xhtml': `<h1>Fog</h1><p>${prose}</p>`,
      'c.xhtml': `<h1>Rain</h1><p>${prose}</p>`,
    },
    contents,
  });
  expect(html.startsWith('<h2 id="user-content-contents">Where it goes</h2><ul><li>')).toBe(true);
  expect(html).toContain('<a href="#user-content-contents">Up</a>');
  expect(text.match(/Fog/g)).toHaveLength(2);
  expect(text).not.toContain('FERRY');
});

it('reads chapters as XML, and as browsers do where they are no XML', async () => {
  const { text, html } = await read({
    chapters: {
      'a.xhtml': '<p>One<a id="x"/> two <i/>three<![CDATA[ & four]]></p>',
      'b.xhtml': '<html><body><p>Left <b>open<p>and &eacute;t&eacute; &undeclared;</body></html>',
    },
  });
  expect(text).toBe('One two three & four\n\nLeft open\n\nand été &undeclared;');
  expect(html).toContain('<p>Left <b>open</b></p>');
});

it('reads italics, bold and raised letters that only a style sheet shows', async () => {
  const { html } = await read({
    chapters: {
      'a.xhtml':
        '<html><head><link rel="stylesheet" href="s.css"/><style>.up { vertical-align: super }</style></head><body><p class="i">One <span class="i x">two</span> <span class="b">three</span><span class="up">4</span> <span style="font-weight: 400">five</span></p></body></html>',
    },
    files: {
      'OPS/s.css':
        '/* .x { font-weight: bold } */ @media print { .b { color: red } } p.i { margin: 0 } span.i,.q{font-style:italic} .b { font-style: italic; font-weight: 700 }',
    },
  });
  expect(html).toBe('<p>One <em>two</em> <em><strong>three</strong></em><sup>4</sup> five</p>');
});

it('names the lock of a protected book, and reads one whose fonts alone are disguised', async () => {
  const encryption = (algorithm: string, path: string): string =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${path}"/></CipherData></EncryptedData></encryption>`;
  const locked = encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OPS/a.xhtml');
  const noise = Uint8Array.from({ length: 400 }, (_, index) => (index * 7_919) % 251);
  const chapters = { 'a.xhtml': `<p>${prose}</p>` };
  const named = async (files: Record<string, string | Uint8Array>): Promise<string> => {
    const { code, message } = await refusal({ chapters, files });
    expect(code).toBe('encrypted');
    return message;
  };
  const adept = '<rights xmlns="http://ns.adobe.com/adept"/>';
  expect(await named({ 'META-INF/encryption.xml': locked, 'META-INF/rights.xml': adept })).toContain(
    'Adobe ADEPT',
  );
  expect(await named({ 'META-INF/encryption.xml': locked, 'META-INF/sinf.xml': '<s/>' })).toContain(
    'Apple FairPlay',
  );
  expect(await named({ 'META-INF/encryption.xml': locked, 'META-INF/license.lcpl': '{}' })).toContain(
    'Readium LCP',
  );
  expect(await named({ 'META-INF/encryption.xml': locked })).toContain('aes128-cbc');
  expect(await named({ 'META-INF/sinf.xml': '<s/>', 'OPS/a.xhtml': noise })).toContain('Apple FairPlay');
  const fonts = encryption('http://www.idpf.org/2008/embedding', 'OPS/font.otf');
  expect((await read({ chapters, files: { 'META-INF/encryption.xml': fonts } })).text).toBe(prose);
});

it('lists what leads out of the book or is not in it, and follows none of it', async () => {
  const { missing, html } = await read({
    chapters: {
      'a.xhtml': `<p>${prose}<img src="../../../../etc/passwd" alt="up"/><img src="file:///etc/passwd"/><img src="//host.example/a.png"/><img src="https://host.example/a.png"/><img src="gone.png"/><img src="C:\\pictures\\a.png"/></p><iframe src="file:///etc/hosts"></iframe><video src="film.mp4"></video>`,
    },
  });
  expect(missing.map(({ kind, address, reason }) => `${kind} ${reason} ${address}`).sort()).toEqual([
    'frame absent file:///etc/hosts',
    'image absent ../../../../etc/passwd',
    'image absent //host.example/a.png',
    'image absent C:\\pictures\\a.png',
    'image absent OPS/gone.png',
    'image absent file:///etc/passwd',
    'image remote https://host.example/a.png',
    'media unsupported OPS/film.mp4',
  ]);
  expect(html).toContain('aria-label="up"');
});

it('reads on when a chapter is missing or no text, and lists it', async () => {
  const { missing, text } = await read({
    chapters: { 'a.xhtml': `<p>${prose}</p>` },
    manifest: '<item id="g" href="gone.xhtml" media-type="application/xhtml+xml"/>',
    files: {},
    places: {},
    afterSpine: '',
    metadata: '<dc:title>The Ferry</dc:title>',
  });
  expect(text).toBe(prose);
  expect(missing).toEqual([]);
  const noise = Uint8Array.from({ length: 400 }, (_, index) => (index * 7_919) % 251);
  const broken = await read({
    chapters: { 'a.xhtml': `<p>${prose}</p>`, 'b.xhtml': '<p>lost</p>' },
    files: { 'OPS/b.xhtml': noise },
  });
  expect(broken.text).toBe(prose);
  expect(broken.missing).toEqual([{ kind: 'text', address: 'OPS/b.xhtml', reason: 'unreadable' }]);
});

it('finds the package document without a signpost, and says when there is none', async () => {
  const chapters = { 'a.xhtml': `<p>${prose}</p>` };
  expect((await read({ chapters, files: { 'META-INF/container.xml': '<broken' } })).text).toBe(prose);
  const { code, message } = await refusal({ chapters, files: { 'OPS/book.opf': '<package/>' } });
  expect(code).toBe('damaged');
  expect(message).toContain('"book.epub"');
});

it('refuses text beyond the limit of a book by its size, before unpacking it', async () => {
  const text = new Uint8Array(Buffer.alloc(66 * 1024 * 1024, prose));
  expect(
    (
      await refusal({
        chapters: { 'a.xhtml': '<p>x</p>' },
        files: { 'OPS/a.xhtml': text },
        stored: ['OPS/a.xhtml'],
      })
    ).code,
  ).toBe('too-large');
}, 60_000);

it('keeps a book of pictures alone as an article without text', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const article = await read({
    chapters: {
      'a.xhtml': '<img src="p1.png" width="600"/>',
      'b.xhtml':
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="p1.png"/></svg>',
    },
    files: { 'OPS/p1.png': png },
  });
  expect(article.title).toBe('The Ferry');
  expect(article.html.match(/<img /g)).toHaveLength(2);
  expect(article.images).toHaveLength(1);
});

it('reads a book of two thousand chapters and of one endless chapter in pieces', async () => {
  const paragraph = `<p>${`${prose} `.repeat(20)}</p>`;
  const chapters: Record<string, string> = {
    'endless.xhtml': `<div><div dir="ltr">${paragraph.repeat(400)}</div></div>`,
  };
  for (let number = 0; number < 2_000; number += 1)
    chapters[`c${number}.xhtml`] =
      `<h1>Chapter ${number}</h1><p>${prose} <a href="c${(number + 1_000) % 2_000}.xhtml">on</a></p>`;
  const book = makeBook({ chapters, contents: Object.keys(chapters).map((path) => [path, path] as const) });
  const [article] = await readArticles(book);
  expect(article?.html.match(/<a href="#user-content-c\d+">on<\/a>/g)).toHaveLength(2_000);
  expect(article?.text.match(/The river rose/g)?.length).toBe(2_000 + 8_000);
  for await (const part of epub.read(book))
    for (const piece of part.pieces ?? []) expect(piece.length).toBeLessThan(300_000);
}, 60_000);
