import { describe, expect, it } from 'vitest';
import { readArticles } from '../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../library/ready-article.ts';

async function read(source: string | Uint8Array): Promise<ReadyArticle> {
  const bytes = typeof source === 'string' ? new Uint8Array(Buffer.from(source, 'latin1')) : source;
  const [article] = await readArticles({ name: 'memo.rtf', path: 'memo.rtf', bytes, modified: null });
  if (!article) throw new Error('no article');
  return article;
}
const html = async (content: string, head = ''): Promise<string> =>
  (await read(`{\\rtf1\\ansi\\ansicpg1252${head}${content}}`)).html;
const text = async (content: string, head = ''): Promise<string> =>
  (await read(`{\\rtf1\\ansi\\ansicpg1252${head}${content}}`)).text;
const problem = (source: string): Promise<string> =>
  read(source).then(
    () => 'read',
    (error) => error.code,
  );

describe('characters', () => {
  it('are those of the code page of their font, also where two bytes make one', async () => {
    const fonts =
      '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}{\\f3\\fcharset238 D;}}';
    expect(await text("\\f0 \\'e9 \\f1 \\'c4\\'e0 \\f2 \\'83\\'5c\\'83]\\f3  \\'b3", fonts)).toBe(
      'é Да ソゾ ł',
    );
  });

  it('that are given as Unicode are not followed by those that stand for them', async () => {
    expect(await text("\\u1344?\\uc2\\u1377\\'3f\\'3fx{\\uc0\\u1397}\\u8212\\'97\\'20y")).toBe('Հաxյ—y');
    expect(await text('\\u-10240?\\u-8398?!')).toBe('𐌲!');
    expect(await text('\\u-10240? alone')).toBe('\ufffd alone');
  });

  it('are guessed where the file says nothing of them', async () => {
    const line = 'Мост через реку открыт сегодня утром, сообщили в городском совете.';
    const bytes = Buffer.concat([
      Buffer.from('{\\rtf1 '),
      Buffer.from([...line].map((sign) => cyrillicByte(sign))),
      Buffer.from('}'),
    ]);
    const article = await read(new Uint8Array(bytes));
    expect(article.text).toBe(line);
    expect(article.encoding).toEqual({ name: 'windows-1251', knownBy: 'detected' });
  });

  it('that words and signs stand for are there', async () => {
    expect(await text('a\\~b\\_c\\ldblquote d\\rdblquote\\emdash e\\{f\\}\\\\')).toBe(
      'a\u00a0b\u2011c“d”—e{f}\\',
    );
  });
});

/** windows-1251, for letters and signs of Russian. */
function cyrillicByte(sign: string): number {
  const code = sign.charCodeAt(0);
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
}

describe('what is not of the text', () => {
  it('goes, whether it is known or only marked as skippable', async () => {
    const unseen =
      '{\\header head\\par}{\\*\\unheard of\\par}{\\footer foot}{\\*\\annotation remark}{\\v hidden}{\\deleted gone}{\\object{\\*\\objdata 010203}{\\result shown}}{\\fs2 .0}';
    expect(await text(`Seen ${unseen}\\par`)).toBe('Seen shown');
  });

  it('is binary where it says so, whatever the bytes look like', async () => {
    expect(await text('before {\\*\\thing\\bin9 }}}{{{\\\\x}after')).toBe('before after');
  });

  it('is a table of contents, in its field or by its style', async () => {
    const styles = '{\\stylesheet{\\s3 toc 1;}}';
    const field = '{\\field{\\*\\fldinst TOC \\\\o}{\\fldrslt Rivers\\tab 4\\par}}';
    expect(await text(`${field}\\pard\\s3 Lakes 5\\par\\pard Text\\par`, styles)).toBe('Text');
  });
});

describe('paragraphs', () => {
  it('are headings by style or outline level, and are not bold for that', async () => {
    const styles = '{\\stylesheet{\\s1\\outlinelevel0 Chapter;}{\\s2 heading 2;}}';
    const body =
      '\\pard Text\\par\\pard\\s1\\b One\\b0\\par\\pard\\s2 Two\\par\\pard\\outlinelevel2 Three\\par';
    expect(await html(body.repeat(2), styles)).toContain('<h2>One</h2><h3>Two</h3><h4>Three</h4>');
  });

  it('are lists by what is written before them, as deep as they are indented', async () => {
    const item = (label: string, indent: number, words: string): string =>
      `{\\listtext\\pard ${label}\\tab}\\pard\\li${indent} ${words}\\par`;
    const list = item('i.', 360, 'a') + item('ii.', 360, 'b') + item('h)', 720, 'c') + item('i)', 720, 'd');
    expect(await html(`${list}${item('iii.', 360, 'e')}`)).toBe(
      '<ol type="i"><li>a</li><li>b<ol start="8" type="a"><li>c</li><li>d</li></ol></li><li>e</li></ol>',
    );
    expect(await html(item('2.1.', 360, 'clause'))).toBe('<p>2.1. clause</p>');
  });
});

describe('tables', () => {
  const row = (edges: readonly number[], ...cells: readonly string[]): string =>
    `\\trowd${edges.map((edge) => `\\cellx${edge}`).join('')}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row\n`;

  it('have cells that span the edges of other rows', async () => {
    const table = row([1000, 2000, 3000], 'a', 'b', 'c') + row([2040, 3000], 'd', 'e');
    expect(await html(`${table}\\pard After\\par`)).toBe(
      '<table><tbody><tr><td>a</td><td>b</td><td>c</td></tr><tr><td colspan="2">d</td><td>e</td></tr></tbody></table><p>After</p>',
    );
  });

  it('may stand in a cell of another, whose only row was there for the layout', async () => {
    const inner =
      '\\pard\\intbl\\itap2 in\\nestcell side\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1';
    const found = await html(
      `\\trowd\\cellx1000\\cellx2000${inner} out\\cell last\\cell\\row\\pard After\\par`,
    );
    expect(found).toBe(
      '<table><tbody><tr><td>in</td><td>side</td></tr></tbody></table><p>out</p><p>last</p><p>After</p>',
    );
  });

  it('are read without their rows too', async () => {
    expect(await html('One\\cell Two\\cell')).toBe(
      '<table><tbody><tr><td>One</td><td>Two</td></tr></tbody></table>',
    );
  });
});

it('takes a page that a mail program put into it out again', async () => {
  const page =
    '\\fromhtml1{\\*\\htmltag <p>}\\htmlrtf{\\b\\htmlrtf0 Dear \\{friend\\} <x>\\htmlrtf}\\htmlrtf0{\\*\\htmltag </p><script>alert(1)</script>}';
  expect(await html(page)).toBe('<p>Dear {friend} &#x3C;x></p>');
});

it('shows pictures in hexadecimal and in bytes, and lists drawings of Windows', async () => {
  const png = '89504e470d0a1a0a00000000';
  const bytes = Buffer.from(png, 'hex').toString('latin1');
  const article = await read(
    `{\\rtf1 Text {\\pict\\pngblip ${png}}{\\pict\\pngblip\\bin12 ${bytes}}{\\pict\\wmetafile8 0100}}`,
  );
  expect(article.images).toHaveLength(1);
  expect(article.html.match(/<img/g)).toHaveLength(2);
  expect(article.missing.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(['image unsupported']);
});

it('reads what was cut short and says so, and refuses what is nested without end', async () => {
  expect((await read('{\\rtf1 {\\b Half of')).missing).toEqual([
    { kind: 'text', address: 'the end of the file', reason: 'unreadable' },
  ]);
  expect((await read('{\\rtf1 Whole\\par')).missing).toEqual([]);
  expect(await problem(`{\\rtf1 ${'{'.repeat(100_000)}`)).toBe('damaged');
  expect(await problem('{\\rtf1 }')).toBe('no-text');
  expect((await read(`{\\rtf1 ${'}'.repeat(1_000)} after`)).text).toBe('after');
});

it('reads a long file in one go', async () => {
  const line = '\\pard\\plain\\f0 The chronicle of the year \\b goes\\b0  on, and {\\i on}.\\par\n';
  expect((await read(`{\\rtf1\\ansi ${line.repeat(20_000)}}`)).html.match(/<p>/g)).toHaveLength(20_000);
}, 30_000);
