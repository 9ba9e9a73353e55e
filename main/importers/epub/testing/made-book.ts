import { zipSync } from 'fflate';
import type { SourceFile } from '../../importer.ts';

export interface BookParts {
  /** Content of the `metadata` element. */
  metadata?: string;
  /** Path beside the package document → the body of a chapter, or a whole document when it begins with `<`-`?` or `<html`. */
  chapters?: Record<string, string>;
  /** Extra attributes of the `itemref` of a chapter, by path. */
  places?: Record<string, string>;
  /** Rows of the table of contents (NCX): label → address. */
  contents?: readonly (readonly [label: string, address: string])[];
  /** More rows of the manifest, and what follows the spine. */
  manifest?: string;
  afterSpine?: string;
  /** Paths in the container of what is not compressed. */
  stored?: readonly string[];
  /** More files, by path in the container. */
  files?: Record<string, string | Uint8Array>;
}

/** An EPUB of these parts, zipped as programs zip them. */
export function makeBook(parts: BookParts, name = 'book.epub'): SourceFile {
  const chapters = Object.entries(parts.chapters ?? {});
  const text = new TextEncoder();
  const files: Record<string, string | Uint8Array> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OPS/book.opf': `<?xml version="1.0"?><package version="3.0" xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${parts.metadata ?? '<dc:title>The Ferry</dc:title>'}</metadata><manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>${chapters
      .map(([path], index) => `<item id="c${index}" href="${path}" media-type="application/xhtml+xml"/>`)
      .join('')}${parts.manifest ?? ''}</manifest><spine toc="ncx">${chapters
      .map(([path], index) => ({ path, index }))
      .filter(({ path }) => parts.places?.[path] !== 'none')
      .map(({ path, index }) => `<itemref idref="c${index}" ${parts.places?.[path] ?? ''}/>`)
      .join('')}</spine>${parts.afterSpine ?? ''}</package>`,
    'OPS/toc.ncx': `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${(parts.contents ?? [])
      .map(
        ([label, address]) =>
          `<navPoint><navLabel><text>${label}</text></navLabel><content src="${address}"/></navPoint>`,
      )
      .join('')}</navMap></ncx>`,
  };
  for (const [path, body] of chapters)
    files[`OPS/${path}`] = /^<(?:\?|html)/.test(body)
      ? body
      : `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`;
  Object.assign(files, parts.files);
  const bytes = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        [
          typeof content === 'string' ? text.encode(content) : content,
          { level: path === 'mimetype' || parts.stored?.includes(path) ? 0 : 6 },
        ],
      ]),
    ),
  );
  return { name, path: name, bytes, modified: null };
}
