import { ArchiveError } from '../../../contract/errors.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseLooseXml } from '../xml/parse-loose-xml.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, isElement, wordsOf } from '../xml/xml-tree.ts';
import type { BookContainer } from './book-container.ts';
import { parseChapter } from './chapter-tree.ts';
import type { PackageFile } from './package-file.ts';
import { resolveReference } from './references.ts';

export interface ContentsEntry {
  label: string;
  /** Null for the name of a part that has no page of its own. */
  path: string | null;
  fragment: string | null;
  /** 0 for the outermost. */
  depth: number;
}

export interface Contents {
  /** What the book calls its table of contents. */
  heading: string | null;
  entries: readonly ContentsEntry[];
}

const mostEntries = 20_000;
const longestLabel = 300;

/** The table of contents: that of EPUB 3, else that of EPUB 2. One that is missing or damaged is an empty one. */
export async function readContents(container: BookContainer, book: PackageFile): Promise<Contents> {
  const navigation = await tolerant(() => readNavigation(container, book));
  if (navigation !== null && navigation.entries.length > 0) return navigation;
  return (await tolerant(() => readNcx(container, book))) ?? { heading: null, entries: [] };
}

async function tolerant(read: () => Promise<Contents | null>): Promise<Contents | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'damaged') return null;
    throw error;
  }
}

async function readNavigation(container: BookContainer, book: PackageFile): Promise<Contents | null> {
  const path = book.navigation;
  const bytes = path === null ? null : await container.readText(path);
  if (path === null || bytes === null) return null;
  const chapter = parseChapter(bytes, `epub: the table of contents of ${container.what}`);
  if (chapter === null) return null;
  const navs = elementsOf(chapter.root, 'nav');
  const nav = navs.find((each) => typesOf(each).includes('toc'));
  if (nav === undefined) return null;
  const entries: ContentsEntry[] = [];
  const visit = (list: XmlElement, depth: number): void => {
    for (const item of childrenOf(list, 'li')) {
      const target = childOf(item, 'a') ?? childOf(item, 'span');
      const label = target === undefined ? '' : labelOf(target);
      if (target !== undefined && label !== '' && entries.length < mostEntries)
        entries.push({ label, ...place(path, target.attributes.get('href')), depth });
      for (const inner of childrenOf(item, 'ol')) visit(inner, depth + 1);
    }
  };
  for (const list of childrenOf(nav, 'ol')) visit(list, 0);
  const heading = nav.children.filter(isElement).find(({ local }) => /^h[1-6]$/.test(local));
  return { heading: wordsOf(heading) ?? null, entries };
}

/** Words of `epub:type`, and of the `role` of documents (`doc-noteref`) without its prefix. */
export function typesOf(element: XmlElement): string[] {
  const types = (element.attributes.get('epub:type') ?? '').split(/\s+/);
  const roles = (element.attributes.get('role') ?? '').split(/\s+/).filter((role) => role.startsWith('doc-'));
  return [...types, ...roles.map((role) => role.slice(4))];
}

/** The words of a label; of one that is a picture, what is said of it. */
function labelOf(element: XmlElement): string {
  const words =
    wordsOf(element) ??
    elementsOf(element, 'img')
      .map((image) => image.attributes.get('alt') || image.attributes.get('title') || '')
      .join(' ')
      .trim();
  return (words || (element.attributes.get('title') ?? '')).slice(0, longestLabel);
}

async function readNcx(container: BookContainer, book: PackageFile): Promise<Contents | null> {
  const path = book.ncx;
  const bytes = path === null ? null : await container.readText(path);
  if (path === null || bytes === null) return null;
  const root = parseLooseXml(decodeXml(bytes).text, `epub: the table of contents of ${container.what}`);
  const entries: ContentsEntry[] = [];
  const visit = (parent: XmlElement, depth: number): void => {
    for (const point of childrenOf(parent, 'navPoint')) {
      const label = (wordsOf(childOf(point, 'navLabel')) ?? '').slice(0, longestLabel);
      const source = childOf(point, 'content')?.attributes.get('src');
      if (label !== '' && entries.length < mostEntries)
        entries.push({ label, ...place(path, source), depth });
      visit(point, depth + 1);
    }
  };
  const map = childOf(root, 'navMap');
  if (map !== undefined) visit(map, 0);
  return { heading: null, entries };
}

function place(
  base: string,
  reference: string | undefined,
): { path: string | null; fragment: string | null } {
  const target = reference === undefined ? null : resolveReference(base, reference);
  return target?.kind === 'inside'
    ? { path: target.path, fragment: target.fragment }
    : { path: null, fragment: null };
}
