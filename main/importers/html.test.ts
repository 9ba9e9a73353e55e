import { describe, expect, test } from 'vitest';
import { cleanArticle } from '../cleaning/clean-article.ts';
import { html } from './html.ts';
import type { ImportedArticle, ImporterContext, SourceFile } from './importer.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNk+M+AFTBhFx6sEgBKpgEPqzQ/tQAAAABJRU5ErkJggg==',
  'base64',
);
const alone: ImporterContext = { sibling: async () => null };
const paragraph =
  'The council of the harbour town met on Monday evening, heard three reports, and put off every decision to the next meeting. ';

function file(bytes: string | Uint8Array, name = 'page.html'): SourceFile {
  return { name, path: name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, modified: null };
}

async function read(
  bytes: string | Uint8Array,
  context = alone,
): Promise<ImportedArticle & { text: string; clean: string }> {
  for await (const article of html.read(file(bytes), context)) {
    const images = new Map(
      article.images.map(({ source }, index) => [source, `/image/${String(index).padStart(64, '0')}`]),
    );
    const { text, html: clean } = cleanArticle(article.html, { images });
    return { ...article, text, clean };
  }
  throw new Error('no article');
}

describe('a web page', () => {
  test('is recognised by its beginning whatever its name', () => {
    expect(html.recognise(file('<!-- saved -->\n<!DOCTYPE html><p>x', 'a.txt'))).toBeGreaterThan(0.9);
    expect(html.recognise(file(Buffer.from('\ufeff<html><body>x', 'utf16le'), 'a.bin'))).toBeGreaterThan(0.9);
    expect(html.recognise(file('Plain words, a < b and c > d.', 'a.html'))).toBeLessThan(0.2);
    expect(html.recognise(file('# Title\n\n<p>One paragraph in a letter.</p>\n\nMore text', 'a.md'))).toBe(0);
    expect(html.recognise(file('<?xml version="1.0"?><rss><channel/></rss>', 'a.xml'))).toBe(0);
  });

  test('is read without what surrounds the article', async () => {
    const article = await read(
      `<!doctype html><html lang="en-GB"><head><title>Harbour vote put off | The Quay</title>
      <meta property="og:site_name" content="The Quay"><meta name="author" content="By Ann Weir">
      <meta property="article:published_time" content="2023-10-09T14:05:00+04:00"><link rel=canonical href="https://quay.example.org/news/1"></head>
      <body><nav><a href=/>Home</a></nav><article><h1>Harbour vote put off</h1><p>${paragraph.repeat(3)}</p><h3>Next</h3><p>${paragraph.repeat(2)}</p>
      <p><a href="../about">About</a> ${paragraph}</p></article><div class="related-posts"><p>${paragraph}</p></div><footer>© The Quay</footer></body></html>`,
    );
    expect(article.title).toEqual({ value: 'Harbour vote put off', origin: 'markup' });
    expect(article.byline).toEqual({ value: 'Ann Weir', origin: 'meta' });
    expect(article.source?.value).toBe('The Quay');
    expect(article.published).toEqual({ value: '2023-10-09T14:05:00+04:00', origin: 'open-graph' });
    expect(article.language?.value).toBe('en');
    expect(article.text.startsWith('The council of the harbour town')).toBe(true);
    expect(article.clean).toContain('<h2>Next</h2>');
    expect(article.clean).toContain('href="https://quay.example.org/about"');
    expect(article.text).not.toMatch(/Home|©/);
    expect(article.text.match(/Monday/g)).toHaveLength(6);
  });

  test('keeps pictures that are inside it or beside it and lists those that are not', async () => {
    const asked: string[] = [];
    const article = await read(
      `<html><body><article><p>${paragraph.repeat(4)}</p><figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>One</figcaption></figure>
      <p>${paragraph}<img src="my%20page_files/b.png" alt=B><img src="../secret.png"><img src="page_files/gone.png" alt="Gone">
      <img data-src="https://cdn.example.org/c.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="></p></article></body></html>`,
      {
        sibling: async (path) => {
          asked.push(path);
          return path === 'my page_files/b.png' ? png : null;
        },
      },
    );
    expect(asked).toEqual(['my page_files/b.png', 'page_files/gone.png']);
    expect(article.images.map(({ mediaType, bytes }) => [mediaType, bytes.length])).toEqual([
      ['image/png', png.length],
      ['image/png', png.length],
    ]);
    expect(article.missing).toEqual([{ kind: 'image', address: 'page_files/gone.png', reason: 'absent' }]);
    expect(article.clean).toContain('aria-label="Gone"');
    expect(article.html).toContain('src="https://cdn.example.org/c.jpg"');
  });

  test('is read in the charset it is in, whatever it says', async () => {
    const words =
      'Совет портового города собрался в понедельник вечером и отложил все решения до следующего заседания. ';
    const page = (charset: string) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>Порт</title></head><body><p>${words.repeat(4)}</p></body></html>`;
    const iso = new Map(
      [...'абвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letter, index) => [letter, 0xe0 + index]),
    );
    const encode = (text: string) =>
      Buffer.from(
        [...text].map(
          (letter) =>
            iso.get(letter) ?? (iso.get(letter.toLowerCase()) ?? letter.charCodeAt(0) + 0x20) - 0x20,
        ),
      );
    const declared = await read(encode(page('windows-1251')));
    expect(declared.text).toContain('Совет портового города');
    expect(declared.encoding).toEqual({ name: 'windows-1251', knownBy: 'declared' });
    const lying = await read(Buffer.from(page('windows-1251')));
    expect(lying.text).toContain('Совет портового города');
    expect((await read(encode(page('utf-8')))).text).toContain('Совет портового города');
    expect((await read(Buffer.from(`\ufeff${page('utf-8')}`, 'utf16le'))).text).toContain(
      'Совет портового города',
    );
  });

  test('without text is refused with what it seems to be', async () => {
    await expect(
      read('<html><body><div id=app></div><script>start()</script></body></html>'),
    ).rejects.toMatchObject({
      code: 'no-text',
      message: expect.stringContaining('scripts'),
    });
    await expect(
      read('<html><frameset cols="1,2"><frame src=a.html></frameset></html>'),
    ).rejects.toMatchObject({
      code: 'no-text',
      message: expect.stringContaining('frames'),
    });
    await expect(
      read('<html><body><form>Sign in <input type=password></form></body></html>'),
    ).rejects.toMatchObject({
      code: 'no-text',
      message: expect.stringContaining('sign in'),
    });
    await expect(read('  \n ')).rejects.toMatchObject({ code: 'empty' });
  });

  test('that goes on with the next article is read to the end of the first', async () => {
    const next = 'Another council in another town met on another day, and decided everything at once. ';
    const article = await read(
      `<html><head><title>First vote</title></head><body><div class=feed><div class=part><h1 class="post-title main">First vote</h1>${`<p>${paragraph}</p>`.repeat(6)}</div>
      <div class=part><h1 class="post-title">Second vote</h1>${`<p>${next}</p>`.repeat(8)}</div></div></body></html>`,
    );
    expect(article.text.match(/Monday/g)).toHaveLength(6);
    expect(article.text).not.toMatch(/Another council|Second vote/);
  });

  test('of steps in boxes of their own keeps every step', async () => {
    const steps = ['Cut', 'Glue', 'Clamp', 'Wait', 'Sand'].map(
      (verb) =>
        `<div class="box"><h3>${verb}</h3><p>${verb} the boards with care, as your elders did, and look twice before you go on to the next. ${paragraph}</p></div>`,
    );
    const article = await read(
      `<html><head><title>A shelf</title></head><body><div class=col><h1>A shelf</h1>${steps.join('')}</div></body></html>`,
    );
    expect(article.clean.match(/<h2>/g)).toHaveLength(5);
  });

  test('of a title and a film keeps its words', async () => {
    const article = await read(
      '<html><head><title>The long take</title></head><body><h1>The long take</h1><p><a href="https://film.example/1">By the film club</a></p><iframe src="https://film.example/e/1"></iframe></body></html>',
    );
    expect(article.title?.value).toBe('The long take');
    expect(article.text).toContain('By the film club');
    expect(article.clean).toContain('https://film.example/e/1');
  });

  test('of over 24 MiB of markup is refused by name', async () => {
    await expect(read(`<p>${'x '.repeat(13 * 1024 * 1024)}`)).rejects.toMatchObject({ code: 'too-large' });
  });
});
