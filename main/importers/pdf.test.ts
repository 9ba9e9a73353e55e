import { expect, test } from 'vitest';
import { openFile } from '../importing/read-file.ts';
import { readArticles, readParts } from '../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../library/ready-article.ts';
import type { FileStream } from './importer.ts';
import { column, makePdf, type PdfPlan, type TextPlan } from './pdf/testing/make-pdf.ts';

async function read(plan: PdfPlan | Uint8Array<ArrayBuffer>, name = 'paper.pdf'): Promise<ReadyArticle> {
  const bytes = plan instanceof Uint8Array ? plan : makePdf(plan);
  const [article] = await readArticles({ name, path: name, bytes, modified: null });
  if (article === undefined) throw new Error('no article');
  return article;
}

const prose =
  'The lighthouse keeper wrote down the weather every morning for thirty-one years, and nobody asked to see the book. When the light was made automatic he gave it to the village school, where the children learned to read from it.';
const other =
  'Across the bay stood a second light, and its keeper kept no book at all. What he remembered he told on winter evenings, so that each year had more storms in it than the one before, and the ships grew larger.';

test('joins the lines of a paragraph and mends the words that were parted at their ends', async () => {
  const { text } = await read({
    pages: [
      {
        texts: [
          { text: 'The harbour was closed for the win-', x: 60, y: 700 },
          { text: 'ter, and a well-known captain of the North-', x: 60, y: 686 },
          { text: 'ern line went home, where he is well-', x: 60, y: 672 },
          { text: 'known as well.', x: 60, y: 658 },
        ],
      },
    ],
  });
  expect(text).toBe(
    'The harbour was closed for the winter, and a well-known captain of the Northern line went home, where he is well-known as well.',
  );
});

test('reads the left column before the right, whichever was drawn first, and what spans both above them', async () => {
  const left = column(prose, { letters: 42 });
  const right = column(other, { x: 320, letters: 42 });
  const title: TextPlan = { text: 'Two lights', x: 200, y: 800, size: 20 };
  for (const texts of [
    [title, ...left, ...right],
    [...right, title, ...left],
  ]) {
    const { text, title: found } = await read({ pages: [{ texts }] });
    expect(text).toBe(`${prose}\n\n${other}`);
    expect(found).toBe('Two lights');
  }
});

test('reads columns that were drawn line by line as columns when they are running text', async () => {
  const left = column(prose, { letters: 42 });
  const right = column(other, { x: 320, letters: 42 });
  const texts = left.flatMap((line, index) => [line, ...right.slice(index, index + 1)]);
  expect((await read({ pages: [{ texts }] })).text).toBe(`${prose}\n\n${other}`);
});

test('makes a table of rows whose cells stand below one another, and only of such', async () => {
  const rows = [
    ['Harbour', 'Ships', 'Depth'],
    ['Anse', '14', '6 m'],
    ['Port Clair', '3', '11 m'],
    ['Sund', '127', '4 m'],
  ];
  const texts = rows.flatMap((row, at) =>
    row.map(
      (cell, index) =>
        ({ text: cell, x: 60 + index * 120, y: 700 - at * 16, font: at === 0 ? 'bold' : 'plain' }) as const,
    ),
  );
  const { html } = await read({ pages: [{ texts: [...texts, ...column(prose, { y: 600 })] }] });
  expect(html).toContain('<th>Harbour</th><th>Ships</th><th>Depth</th>');
  expect(html).toContain('<tr><td>Port Clair</td><td>3</td><td>11 m</td></tr>');
  expect(html).toContain(`<p>${prose}</p>`);
});

test('leaves out running heads and page numbers, and keeps what stands on one page only', async () => {
  const words = [...prose.split(' '), ...other.split(' ')];
  const pages = ['one', 'two', 'three', 'four'].map((word, index) => ({
    texts: [
      { text: 'A HISTORY OF LIGHTHOUSES', x: 60, y: 810, size: 9 },
      ...column(`${words.slice(index * 9, index * 9 + 40).join(' ')}. This was page ${word}.`),
      { text: `${index + 17}`, x: 290, y: 40, size: 9 },
    ],
  }));
  const { text } = await read({ pages });
  expect(text).not.toMatch(/HISTORY|\b1[789]\b|\b20\b/);
  expect(text.match(/This was page \w+\./g)).toHaveLength(4);
});

test('goes on with a paragraph on the next page', async () => {
  const [first = '', second = ''] = [prose.slice(0, 119), prose.slice(120)];
  const { html } = await read({
    pages: [{ texts: column(first, { letters: 60 }) }, { texts: column(second, { letters: 60 }) }],
  });
  expect(html).toBe(`<p>${prose}</p>`);
});

test('takes headings from the type and their levels from the outline', async () => {
  const { html } = await read({
    outline: [
      { title: 'The first light', page: 1 },
      { title: 'The second light', page: 1 },
    ],
    pages: [
      {
        texts: [
          { text: '1. The first light', x: 60, y: 790, size: 14, font: 'bold' },
          ...column(prose, { y: 760 }),
          { text: '2. The second light', x: 60, y: 680, size: 14, font: 'bold' },
          ...column(other, { y: 650 }),
          { text: 'What remains', x: 60, y: 570, size: 11, font: 'bold' },
          ...column(prose, { y: 550 }),
        ],
      },
    ],
  });
  expect(html.match(/<h\d>.*?<\/h\d>/g)).toEqual([
    '<h2>1. The first light</h2>',
    '<h2>2. The second light</h2>',
    '<h3>What remains</h3>',
  ]);
});

test('puts footnotes at the end, with links there and back', async () => {
  const { html } = await read({
    pages: [
      {
        texts: [
          { text: 'The book is in the school still', x: 60, y: 700 },
          { text: '3', x: 190.5, y: 704, size: 6 },
          { text: 'and may be read there by anybody who asks the teacher', x: 197, y: 700 },
          { text: 'for the key of the glass case in which it lies.', x: 60, y: 686 },
          ...column(other, { y: 660 }),
          { text: '3', x: 60, y: 83, size: 6 },
          { text: 'Its last page is missing.', x: 65, y: 80, size: 8 },
        ],
      },
    ],
  });
  expect(html).toMatch(/still<sup><a id="([^"]+)" href="#([^"]+)">3<\/a><\/sup> and/);
  expect(html).toMatch(
    /<hr><ol class="footnotes-list"><li value="3" id="[^"]+" class="footnote-item">Its last page is missing\. <a/,
  );
});

test('reads bullets and numbers that count up as lists, those further in inside of them', async () => {
  const line = (text: string, x: number, y: number): TextPlan => ({ text, x, y });
  const { html } = await read({
    pages: [
      {
        texts: [
          line('• Oil for the lamp', 60, 700),
          line('• Wicks, of which', 60, 686),
          line('– the thick ones', 80, 672),
          line('– the thin ones', 80, 658),
          line('• Matches', 60, 644),
          line('1. Climb the stairs.', 60, 610),
          line('2. Light the lamp.', 60, 596),
          line('1987. That was the year.', 60, 550),
        ],
      },
    ],
  });
  expect(html.replaceAll('\n', '')).toBe(
    '<ul><li>Oil for the lamp</li><li>Wicks, of which<ul><li>the thick ones</li><li>the thin ones</li></ul></li><li>Matches</li></ul>' +
      '<ol><li>Climb the stairs.</li><li>Light the lamp.</li></ol><p>1987. That was the year.</p>',
  );
});

test('keeps code line by line with its indents', async () => {
  const { html } = await read({
    pages: [
      {
        texts: [
          ...column(prose),
          { text: 'while (dark) {', x: 60, y: 600, font: 'mono', size: 10 },
          { text: 'shine();', x: 72, y: 588, font: 'mono', size: 10 },
          { text: '}', x: 60, y: 576, font: 'mono', size: 10 },
        ],
      },
    ],
  });
  expect(html).toContain('<pre><code>while (dark) {\n  shine();\n}</code></pre>');
});

test('puts Hebrew in the order in which it is read, with numbers and Latin words as they go', async () => {
  // Drawn from left to right, as it looks on the page: the last word first.
  const drawn = [...'שנים'].reverse().join('');
  const { text, html, language } = await read({
    pages: [
      {
        texts: [
          { text: [...'המגדלור'].reverse().join(''), x: 300, y: 700, font: 'unicode' },
          { text: [...'נבנה'].reverse().join(''), x: 270, y: 700, font: 'unicode' },
          { text: '1887', x: 240, y: 700 },
          { text: drawn, x: 200, y: 700, font: 'unicode' },
        ],
      },
    ],
  });
  expect(text).toBe('המגדלור נבנה 1887 שנים');
  expect(html).toContain('dir="rtl"');
  expect(language).toBe('he');
});

test('reads Chinese by the character maps that come with the program, without spaces at the ends of lines', async () => {
  const { text, language } = await read({
    pages: [
      {
        texts: [
          { text: '灯塔的看守人每天早晨都记下天气，', x: 60, y: 700, font: 'chinese' },
          { text: '三十一年没有人来看过这本书。', x: 60, y: 684, font: 'chinese' },
        ],
      },
    ],
  });
  expect(text).toBe('灯塔的看守人每天早晨都记下天气，三十一年没有人来看过这本书。');
  expect(language).toBe('zh');
});

test('reads a page that was turned, and text that stands upright beside it', async () => {
  const turned = column(prose).map((line) => ({ ...line, x: 842 - line.y, y: line.x, angle: 90 }));
  const { text } = await read({
    pages: [{ rotate: 90, texts: [...turned, { text: 'In the margin', x: 500, y: 300 }] }],
  });
  expect(text).toBe(`${prose}\n\nIn the margin`);
});

test('keeps links out, and takes what readers marked and wrote as highlights and a note', async () => {
  const { html, former, text } = await read({
    pages: [
      {
        texts: [
          {
            text: 'The plans are kept by the archive of the lighthouse service in the capital.',
            x: 60,
            y: 700,
          },
          ...column(other, { y: 670 }),
        ],
        links: [{ area: [60, 695, 102, 712], address: 'https://plans.example/light' }],
        marks: [
          '<< /Type /Annot /Subtype /Highlight /Rect [60 665 330 682] /QuadPoints [60 682 330 682 60 667 330 667] /C [0.4 0.8 1] /Contents (Ask her about this) /CreationDate (D:20240131120500Z) >>',
          '<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents (Read again in spring) >>',
          '<< /Type /Annot /Subtype /FreeText /Rect [10 10 20 20] /DA (/plain 12 Tf) /Contents (Stamped in 1931) >>',
        ],
      },
    ],
  });
  expect(html).toMatch(/<a href="https:\/\/plans.example\/light"[^>]*>The plans<\/a> are kept/);
  const [highlight] = former?.highlights ?? [];
  expect(highlight).toMatchObject({ colour: 3, comment: 'Ask her about this' });
  expect(other.startsWith(highlight?.anchor.quote ?? '?')).toBe(true);
  expect(former?.note).toBe('Page 1: Read again in spring');
  expect(text).toContain('Stamped in 1931');
});

test('takes title, author, date, language and tags from the file, but no names of programs and accounts', async () => {
  const pages = [{ texts: [{ text: 'On Lamps and Oil', x: 60, y: 790, size: 18 }, ...column(prose)] }];
  const stated = await read({
    pages,
    info: {
      Title: 'On Lamps',
      Author: 'Ada Kern',
      Keywords: 'light, sea; weather',
      CreationDate: "D:20210304153000+01'00'",
    },
  });
  expect(stated).toMatchObject({
    title: 'On Lamps',
    byline: 'Ada Kern',
    published: '2021-03-04T15:30:00+01:00',
    tags: ['light', 'sea', 'weather'],
  });
  const unstated = await read({
    pages,
    info: {
      Title: 'Microsoft Word - lamps_final3.doc',
      Author: 'user',
      Creator: 'Mozilla/5.0',
      Producer: 'Skia/PDF m156',
      CreationDate: 'D:20260101120000Z',
    },
  });
  expect(unstated).toMatchObject({ title: 'On Lamps and Oil', byline: null, published: null, tags: [] });
  expect(unstated.origins.title).toBe('inferred');
  expect(unstated.former?.saved).toBe('2026-01-01T12:00:00Z');
  expect(unstated.text).toBe(prose);
});

test('names a file without a text layer', async () => {
  await expect(read({ pages: [{ texts: [] }, { texts: [] }] })).rejects.toMatchObject({
    code: 'no-text',
    message: expect.stringMatching(/"paper\.pdf" has no text layer/),
  });
});

test('reads what is there of a file that was cut off, and names one of which nothing is', async () => {
  const whole = makePdf({ pages: [{ texts: column(prose) }] });
  expect((await read(whole.slice(0, whole.length - 300))).text).toBe(prose);
  await expect(read(whole.slice(0, 60))).rejects.toMatchObject({ code: 'damaged' });
});

test('lists a page that cannot be read as missing, and reads the others', async () => {
  const text = new TextDecoder('latin1').decode(
    makePdf({ pages: [{ texts: column(prose) }, { texts: column(other) }] }),
  );
  const broken = text.replace(/(\/Kids \[\d+ 0 R )\d+ 0 R/, '$19999 0 R');
  const { articles } = await readParts({
    name: 'a.pdf',
    path: 'a.pdf',
    bytes: Uint8Array.from(broken, (letter) => letter.charCodeAt(0)),
    modified: null,
  });
  expect(articles[0]?.text).toBe(prose);
  expect(articles[0]?.missing).toEqual([{ kind: 'text', address: 'page 2', reason: 'unreadable' }]);
});

test('reads of a large file only what its text needs', async () => {
  const bytes = makePdf({
    ballast: 40 * 1024 * 1024,
    pages: [{ texts: column(prose) }, { texts: column(other) }],
  });
  let read = 0;
  const access = {
    size: bytes.length,
    async read(offset: number, length: number) {
      read += length;
      return bytes.subarray(offset, offset + length);
    },
  };
  const { kind, parts } = await openParts({
    name: 'scan.pdf',
    path: 'scan.pdf',
    modified: null,
    size: bytes.length,
    head: bytes.subarray(0, 65_536),
    access,
    async *chunks() {},
  });
  const texts: string[] = [];
  for await (const part of parts) if ('text' in part) texts.push(part.text);
  expect([kind, texts]).toEqual(['parts', [`${prose}\n\n${other}`]]);
  expect(read).toBeLessThan(4 * 1024 * 1024);
});

async function openParts(file: FileStream) {
  const reading = await openFile(file, { sibling: async () => null });
  if (reading.kind !== 'parts') throw new Error('not a container');
  return reading;
}
