import type { MissingPart } from '../../../contract/model.ts';
import type { BookContainer } from './book-container.ts';
import type { ManifestItem, PackageFile } from './package-file.ts';

/** A document of the book, in its place in the reading order. */
export interface BookDocument {
  /** From 1 in reading order: the name of its anchors. */
  number: number;
  path: string;
  kind: 'markup' | 'picture';
}

/** The documents of a book and the way links find them. */
export interface BookDocuments {
  /** Grows while chapters are written: what they link to and the spine does not name comes last. */
  list: BookDocument[];
  missing: MissingPart[];
  /** The number of the document at this path, which becomes part of the book when it is not yet; null when it is none. */
  numberOf(path: string): number | null;
}

const markup = new Set([
  'application/xhtml+xml',
  'text/html',
  'text/x-oeb1-document',
  'application/x-dtbook+xml',
  'image/svg+xml',
]);
const mostDocuments = 50_000;

/** Documents in spine order; those that are read only by following a link (`linear="no"`) after all others. */
export function listDocuments(container: BookContainer, book: PackageFile): BookDocuments {
  const list: BookDocument[] = [];
  const missing: MissingPart[] = [];
  const numbers = new Map<string, number>();
  const add = (path: string, kind: BookDocument['kind']): number => {
    const number = list.length + 1;
    list.push({ number, path, kind });
    if (!numbers.has(path)) numbers.set(path, number);
    return number;
  };
  const covers = new Set(book.guide.filter(({ type }) => type === 'cover').map(({ path }) => path));
  const isFirst = (index: number): boolean => {
    const place = book.spine[index];
    return (
      place?.linear !== false || (index === 0 && place.item.path !== null && covers.has(place.item.path))
    );
  };
  const order = [
    ...book.spine.filter((_, index) => isFirst(index)),
    ...book.spine.filter((_, index) => !isFirst(index)),
  ].slice(0, mostDocuments);
  for (const { item } of order) {
    const usable = usableItem(item, book, container);
    if ('reason' in usable) missing.push(usable);
    else add(usable.path, usable.kind);
  }
  return {
    list,
    missing,
    numberOf(path) {
      const exact = container.find(path);
      if (exact === null) return null;
      const known = numbers.get(exact);
      if (known !== undefined) return known;
      const type = book.byPath.get(path)?.mediaType ?? '';
      const isChapter = markup.has(type) && type !== 'image/svg+xml' && path !== book.navigation;
      return isChapter && list.length < mostDocuments ? add(exact, 'markup') : null;
    },
  };
}

/** The item itself, else the first of its fallbacks that can be shown. */
function usableItem(
  item: ManifestItem,
  book: PackageFile,
  container: BookContainer,
): { path: string; kind: BookDocument['kind'] } | MissingPart {
  const tried = new Set<ManifestItem>();
  for (let each: ManifestItem | undefined = item; each !== undefined && !tried.has(each); ) {
    tried.add(each);
    const path = each.path === null ? null : container.find(each.path);
    const kind = kindOf(each);
    if (path !== null && kind !== null) return { path, kind };
    each = each.fallback === null ? undefined : book.items.get(each.fallback);
  }
  const address = (item.path ?? item.address).slice(0, 2_000);
  const remote = /^https?:/i.test(item.address);
  const there = item.path !== null && container.find(item.path) !== null;
  return { kind: 'text', address, reason: remote ? 'remote' : there ? 'unsupported' : 'absent' };
}

function kindOf({ mediaType, address }: ManifestItem): BookDocument['kind'] | null {
  if (markup.has(mediaType)) return 'markup';
  if (/^image\/(?:png|jpeg|jpg|gif|webp|avif)$/.test(mediaType)) return 'picture';
  // Wrong types are common in old books; the name then says what is meant.
  return /\.x?html?$/i.test(address) && !mediaType.startsWith('application/vnd') ? 'markup' : null;
}
