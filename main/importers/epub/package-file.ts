import { ArchiveError } from '../../../contract/errors.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseLooseXml } from '../xml/parse-loose-xml.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf } from '../xml/xml-tree.ts';
import type { BookContainer } from './book-container.ts';
import { resolveReference } from './references.ts';

export interface ManifestItem {
  id: string;
  /** In the container; null when it leads elsewhere. */
  path: string | null;
  /** As written. */
  address: string;
  mediaType: string;
  properties: readonly string[];
  /** The item to take instead of one of a kind that is not known. */
  fallback: string | null;
}

export interface SpinePlace {
  item: ManifestItem;
  /** False for what is read only when a link leads there. */
  linear: boolean;
}

/** The package document (OPF): what the book consists of and in which order. */
export interface PackageFile {
  path: string;
  metadata: XmlElement | undefined;
  items: ReadonlyMap<string, ManifestItem>;
  byPath: ReadonlyMap<string, ManifestItem>;
  spine: readonly SpinePlace[];
  /** Path of the table of contents of EPUB 3, and of that of EPUB 2. */
  navigation: string | null;
  ncx: string | null;
  /** What EPUB 2 says of some documents: `toc`, `cover`, `title-page` … */
  guide: readonly { type: string; path: string }[];
  coverImage: string | null;
}

/** The first package document that can be read, of those the container names. Errors: `damaged`. */
export async function readPackage(container: BookContainer): Promise<PackageFile> {
  let failure: unknown = null;
  for (const path of await packagePaths(container)) {
    try {
      const bytes = await container.readText(path);
      if (bytes === null) continue;
      const what = `epub: the package document of ${container.what}`;
      const file = packageFile(parseLooseXml(decodeXml(bytes).text, what), container.find(path) ?? path);
      if (file.spine.length > 0) return file;
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
      failure = error;
    }
  }
  if (failure !== null) throw failure;
  throw new ArchiveError(
    'damaged',
    `epub: ${container.what} names no chapters in a package document (.opf); the file is damaged or not an EPUB.`,
  );
}

async function packagePaths(container: BookContainer): Promise<string[]> {
  const named: string[] = [];
  const bytes = await container.readText('META-INF/container.xml');
  if (bytes !== null) {
    try {
      const root = parseLooseXml(decodeXml(bytes).text, `epub: container.xml of ${container.what}`);
      for (const file of elementsOf(root, 'rootfile')) {
        const type = file.attributes.get('media-type') ?? 'application/oebps-package+xml';
        const target = resolveReference('', file.attributes.get('full-path') ?? '');
        if (type === 'application/oebps-package+xml' && target.kind === 'inside') named.push(target.path);
      }
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
      // A damaged signpost: the package document is found by its name.
    }
  }
  return [...named, ...container.paths.filter((path) => /\.opf$/i.test(path) && !named.includes(path))];
}

function packageFile(root: XmlElement, path: string): PackageFile {
  const manifest = childOf(root, 'manifest');
  const items = new Map<string, ManifestItem>();
  const byPath = new Map<string, ManifestItem>();
  for (const element of manifest ? childrenOf(manifest, 'item') : []) {
    const item = manifestItem(element, path);
    if (!items.has(item.id)) items.set(item.id, item);
    if (item.path !== null && !byPath.has(item.path)) byPath.set(item.path, item);
  }
  const spineElement = childOf(root, 'spine');
  const spine: SpinePlace[] = [];
  for (const reference of spineElement ? childrenOf(spineElement, 'itemref') : []) {
    const item = items.get(reference.attributes.get('idref')?.trim() ?? '');
    if (item) spine.push({ item, linear: reference.attributes.get('linear')?.trim() !== 'no' });
  }
  const all = [...items.values()];
  const metadata = childOf(root, 'metadata');
  const cover =
    metadata && elementsOf(metadata, 'meta').find((meta) => meta.attributes.get('name') === 'cover');
  const coverItem =
    all.find((item) => item.properties.includes('cover-image')) ??
    items.get(cover?.attributes.get('content')?.trim() ?? '');
  return {
    path,
    metadata,
    items,
    byPath,
    spine,
    navigation: all.find((item) => item.properties.includes('nav'))?.path ?? null,
    ncx:
      items.get(spineElement?.attributes.get('toc')?.trim() ?? '')?.path ??
      all.find((item) => item.mediaType === 'application/x-dtbncx+xml')?.path ??
      null,
    guide: guideOf(root, path),
    coverImage: coverItem?.mediaType.startsWith('image/') ? coverItem.path : null,
  };
}

function manifestItem(element: XmlElement, base: string): ManifestItem {
  const address = element.attributes.get('href') ?? '';
  const target = resolveReference(base, address);
  return {
    id: element.attributes.get('id')?.trim() ?? '',
    path: target.kind === 'inside' ? target.path : null,
    address,
    mediaType: (element.attributes.get('media-type') ?? '').trim().toLowerCase(),
    properties: (element.attributes.get('properties') ?? '').trim().split(/\s+/),
    fallback: element.attributes.get('fallback')?.trim() ?? null,
  };
}

function guideOf(root: XmlElement, base: string): { type: string; path: string }[] {
  const guide = childOf(root, 'guide');
  return (guide ? childrenOf(guide, 'reference') : []).flatMap((reference) => {
    const target = resolveReference(base, reference.attributes.get('href') ?? '');
    const type = (reference.attributes.get('type') ?? '').trim().toLowerCase();
    return target.kind === 'inside' ? [{ type, path: target.path }] : [];
  });
}
