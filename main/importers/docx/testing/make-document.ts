import { zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`;

export interface DocumentSources {
  /** Content of `w:body`. */
  body: string;
  /** Content of the root of these parts. */
  styles?: string;
  numbering?: string;
  footnotes?: string;
  core?: string;
  /** Id → target; those with a colon are external. */
  links?: Record<string, string>;
  /** Other files, by their names. */
  files?: Record<string, Uint8Array>;
}

/** The bytes of a Word document with this content. */
export function makeDocument(sources: DocumentSources): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relationships([`Id="a" Type="${office}/officeDocument" Target="word/document.xml"`]),
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${sources.body}</w:body></w:document>`,
  };
  const links = Object.entries(sources.links ?? {}).map(([id, target]) => {
    const external = target.includes(':') ? ' TargetMode="External"' : '';
    return `Id="${id}" Type="${office}/${external ? 'hyperlink' : 'image'}" Target="${target}"${external}`;
  });
  for (const kind of ['styles', 'numbering', 'footnotes'] as const) {
    const content = sources[kind];
    if (content === undefined) continue;
    parts[`word/${kind}.xml`] = `<w:${kind} ${namespaces}>${content}</w:${kind}>`;
    links.push(`Id="part-${kind}" Type="${office}/${kind}" Target="${kind}.xml"`);
  }
  parts['word/_rels/document.xml.rels'] = relationships(links);
  if (sources.core !== undefined)
    parts['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${sources.core}</cp:coreProperties>`;
  const written = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  return zipSync({ ...Object.fromEntries(written), ...sources.files });
}

function relationships(rows: readonly string[]): string {
  const written = rows.map((row) => `<Relationship ${row}/>`).join('');
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written}</Relationships>`;
}
