import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Relationships } from './relationships.ts';
import { joinedMark } from './write-body.ts';
import { escapeXml } from './xml-text.ts';

/** The converter needs some hundred times as much memory as the text it is given has bytes. */
const sliceLength = 200_000;
const looks = ['u => u', 'highlight => mark'];
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * The html of what `writeBody` wrote, by mammoth, slice by slice. It is given packages made here of checked parts: no
 * picture, style, script or file is in them, and nothing of what came from outside is unpacked a second time.
 */
export async function* convertBody(
  blocks: readonly string[],
  relationships: Relationships,
): AsyncGenerator<string> {
  const links = linksXml(relationships);
  for (const slice of slices(blocks)) yield await convertSlice(slice, links);
}

/** Never within a field, nor between a paragraph and the one that it was joined to. */
function* slices(blocks: readonly string[]): Generator<string> {
  let slice: string[] = [];
  let length = 0;
  let openFields = 0;
  for (const block of blocks) {
    slice.push(block);
    length += block.length;
    for (const [, type] of block.matchAll(/<w:fldChar w:fldCharType="(begin|end)"/g))
      openFields = Math.max(0, openFields + (type === 'begin' ? 1 : -1));
    const whole = openFields === 0 || length > 4 * sliceLength;
    if (length < sliceLength || !whole || block.startsWith(`<w:p>${joinedMark}`)) continue;
    yield slice.join('');
    slice = [];
    length = 0;
  }
  if (length > 0) yield slice.join('');
}

async function convertSlice(body: string, links: string): Promise<string> {
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relationshipsXml(
      `<Relationship Id="main" Type="${office}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': links,
  };
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    { level: 0 },
  );
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength) },
    {
      styleMap: looks,
      includeDefaultStyleMap: false,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    },
  );
  return value;
}

function linksXml(relationships: Relationships): string {
  const rows: string[] = [];
  for (const [id, { external, target }] of relationships)
    if (external && target !== null)
      rows.push(
        `<Relationship Id="${escapeXml(id)}" Type="${office}/hyperlink" Target="${escapeXml(target)}" TargetMode="External"/>`,
      );
  return relationshipsXml(rows.join(''));
}

function relationshipsXml(rows: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`;
}
