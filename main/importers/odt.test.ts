import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../importing/testing/read-articles.ts';
import type { ReadyArticle } from '../library/ready-article.ts';

const spaces = ['office', 'style', 'text', 'table', 'draw', 'fo', 'xlink']
  .map((name) => `xmlns:${name}="${name}"`)
  .join(' ');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function makeFile(text: string, styles = '', files: Record<string, Uint8Array> = {}): Uint8Array {
  const content = `<office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;
  return zipSync({
    mimetype: [bytesOf('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': bytesOf(content),
    ...files,
  });
}
async function read(bytes: Uint8Array, name = 'letter.odt'): Promise<ReadyArticle> {
  const [article] = await readArticles({ name, path: name, bytes, modified: null });
  if (!article) throw new Error('no article');
  return article;
}
const html = async (text: string, styles = ''): Promise<string> => (await read(makeFile(text, styles))).html;
const problem = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    () => 'read',
    (error) => error.code,
  );
const item = (content: string, attributes = ''): string =>
  `<text:list-item ${attributes}>${content}</text:list-item>`;
const p = (content: string): string => `<text:p>${content}</text:p>`;

describe('lists', () => {
  const level = (number: number, more: string): string =>
    `<text:list-level-style-number text:level="${number}" ${more}/>`;
  const styles = `<text:list-style style:name="N">${level(1, 'style:num-format="I" text:start-value="4"')}${level(2, 'style:num-format="1" style:num-suffix=")" text:display-levels="2"')}</text:list-style>`;
  const list = (content: string, more = ''): string =>
    `<text:list text:style-name="N" ${more}>${content}</text:list>`;

  it('count as their style says, and an item may have a number of its own', async () => {
    expect(await html(list(item(p('a')) + item(p('b'), 'text:start-value="9"')), styles)).toBe(
      '<ol start="4" type="I"><li>a</li><li value="9">b</li></ol>',
    );
  });

  it('go on where they are said to, and begin anew elsewhere', async () => {
    const on = list(item(p('a'))) + p('x') + list(item(p('b')), 'text:continue-numbering="true"');
    expect(await html(on, styles)).toContain('<ol start="5" type="I"><li>b</li></ol>');
    expect(await html(list(item(p('a'))) + p('x') + list(item(p('b'))), styles)).toContain(
      '<ol start="4" type="I"><li>b</li></ol>',
    );
  });

  it('write numbers of several parts before the words', async () => {
    const inner = `<text:list>${item(p('clause'))}</text:list>`;
    expect(await html(list(item(p('part') + inner)), styles)).toContain('<p>IV.1) clause</p>');
  });

  it('number only the first paragraph of an item', async () => {
    expect(await html(list(item(p('a') + p('more'))), styles)).toBe(
      '<ol start="4" type="I"><li><p>a</p><p>more</p></li></ol>',
    );
  });
});

it('keeps emphasis of words and not of whole paragraphs', async () => {
  const style = (name: string, family: string, looks: string): string =>
    `<style:style style:name="${name}" style:family="${family}"><style:text-properties ${looks}/></style:style>`;
  const styles =
    style('Bold', 'paragraph', 'fo:font-weight="bold"') +
    style('B', 'text', 'fo:font-weight="bold"') +
    style('I', 'text', 'fo:font-style="italic" style:text-underline-style="solid"');
  const line =
    '<text:p text:style-name="Bold">All <text:span text:style-name="B">of</text:span> <text:span text:style-name="I">it</text:span></text:p>';
  expect(await html(line, styles)).toBe('<p>All of <em><u>it</u></em></p>');
});

it('leaves out comments, deletions, indexes and hidden sections', async () => {
  const text = `<text:tracked-changes>${p('deleted')}</text:tracked-changes><text:table-of-content><text:index-body>${p('index')}</text:index-body></text:table-of-content><text:section text:display="none">${p('hidden')}</text:section>${p('Kept<office:annotation><text:p>remark</text:p></office:annotation>.')}`;
  expect(await html(text)).toBe('<p>Kept.</p>');
});

it('does not repeat the empty cells of a sheet without end', async () => {
  const row = `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">${p('x')}</table:table-cell></table:table-row>`;
  expect(await html(`<table:table>${row}</table:table>`)).toContain('x');
});

it('opens no picture outside of the file', async () => {
  const image = (address: string): string =>
    p(`Text <draw:frame><draw:image xlink:href="${address}"/></draw:frame>`);
  const { missing, images } = await read(
    makeFile(image('../../etc/a.png') + image('file:///etc/b.png') + image('https://a.example/c.png')),
  );
  expect(images).toEqual([]);
  expect(missing.map(({ address, reason }) => `${address} ${reason}`)).toEqual([
    '../../etc/a.png absent',
    'file:///etc/b.png absent',
    'https://a.example/c.png remote',
  ]);
});

it('refuses what is locked, cut short or holds no text, by name', async () => {
  const manifest = bytesOf(
    '<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>',
  );
  expect(await problem(makeFile(p('Text'), '', { 'META-INF/manifest.xml': manifest }))).toBe('encrypted');
  const whole = makeFile(p('Text'));
  expect(await problem(whole.subarray(0, whole.length - 40))).toBe('damaged');
  expect(await problem(makeFile(p('')))).toBe('no-text');
  expect(await problem(makeFile('<text:section>'.repeat(400) + '</text:section>'.repeat(400)))).toBe(
    'damaged',
  );
});

it('reads tables and lists as deep as the limit allows', async () => {
  const table = '<table:table><table:table-row><table:table-cell>'.repeat(80);
  const end = '</table:table-cell></table:table-row></table:table>'.repeat(80);
  expect(await html(table + p('deep') + end)).toContain('deep');
  const list = '<text:list><text:list-item>'.repeat(120);
  expect(await html(list + p('deep') + '</text:list-item></text:list>'.repeat(120))).toContain('deep');
});
