import { ArchiveError } from '../../contract/errors.ts';
import { attribute, isElement, type PageElement, type PageNode, parseHtml } from '../cleaning/parse-html.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { joinFolders } from './exports/folder-paths.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { isOfBrowser } from './exports/webpage-address.ts';
import { decodePage } from './html/page-source.ts';
import { findAll, textOf } from './html/page-tree.ts';
import type { WholeImporter } from './importer.ts';

/**
 * Bookmarks as every browser writes them, and Pinboard, Raindrop, Shaarli, Diigo, Linkding and their like: nested lists of links, the
 * names of the lists in headings before them.
 */
export const netscapeBookmarks = {
  id: 'netscape-bookmarks',
  version: 1,
  label: 'Bookmarks',
  extensions: ['html', 'htm'],
  recognise: ({ bytes }) =>
    /^[\s\ufeff]*<!doctype netscape-bookmark-file-1>/i.test(new TextDecoder().decode(bytes.subarray(0, 512)))
      ? 0.99
      : 0,
  async *read(file) {
    const { text, encoding } = decodePage(file.bytes);
    let number = 0;
    for (const entry of readBookmarks(parseHtml(text).childNodes)) {
      number += 1;
      yield entryArticle({ ...entry, within: `link ${number}` }, { name: file.name, encoding });
    }
    if (number === 0)
      throw new ArchiveError('no-text', `"${file.name}" is a list of bookmarks without a link.`);
  },
} satisfies WholeImporter;

type Bookmark = Omit<SavedEntry, 'within'>;

/** In document order, without recursion: folders may be nested as deep as a file likes. */
function readBookmarks(roots: readonly PageNode[]): Bookmark[] {
  const bookmarks: Bookmark[] = [];
  const folders: string[] = [];
  let heading = '';
  let description: PageNode[] | null = null;
  const waiting: (PageNode | 'leave')[] = roots.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'leave') {
      folders.pop();
      continue;
    }
    if (!isElement(node)) continue;
    if (/^h[1-6]$/.test(node.tagName)) {
      heading = isRoot(node) ? '' : textOf(node);
      continue;
    }
    if (node.tagName === 'a') {
      const bookmark = readLink(node, folders);
      if (bookmark !== null) bookmarks.push(bookmark);
      description = bookmark === null ? null : [];
      continue;
    }
    if (node.tagName === 'dd') {
      const last = bookmarks.at(-1);
      if (last && description !== null) addDescription(last, node);
      description = null;
    }
    if (node.tagName === 'dl') {
      folders.push(heading);
      heading = '';
      waiting.push('leave');
    }
    // One by one: a list may have more links than a call may have arguments.
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return bookmarks;
}

/** The title of the file, and the places that a browser has for bookmarks, are no folders of the reader's. */
function isRoot(heading: PageElement): boolean {
  return (
    heading.tagName === 'h1' ||
    ['personal_toolbar_folder', 'unfiled_bookmarks_folder'].some(
      (name) => attribute(heading, name) === 'true',
    )
  );
}

/** Folders in a collection's name. */
const deepest = 20;

function readLink(link: PageElement, folders: readonly string[]): Bookmark | null {
  const address = attribute(link, 'href') ?? '';
  if (address === '' || isOfBrowser(address) || attribute(link, 'feedurl') !== null) return null;
  const path = joinFolders(folders.slice(0, deepest));
  const unread = attribute(link, 'toread');
  return {
    title: textOf(link),
    address,
    tags: tagsOf(attribute(link, 'tags') ?? '', /,/),
    saved: instantOf(attribute(link, 'add_date') ?? attribute(link, 'time_added') ?? ''),
    state: unread === null ? null : unread === '1' ? 'unread' : 'finished',
    starred: /^(?:true|1)$/.test(attribute(link, 'data-important') ?? ''),
    collections: path === '' || path === 'Unsorted' ? [] : [path],
  };
}

/** What follows a link is the reader's note; Raindrop puts marked passages into it as quotations. */
function addDescription(bookmark: Bookmark, description: PageElement): void {
  const quotations = findAll(description, ({ tagName }) => tagName === 'blockquote');
  const own = description.childNodes.filter(
    (node) => !isElement(node) || !['blockquote', 'dt', 'dl'].includes(node.tagName),
  );
  const note = own
    .map((node) => textOf(node))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (note !== '') bookmark.note = note;
  const highlights = quotations.map((quotation) => ({ quote: textOf(quotation) }));
  if (highlights.length > 0) bookmark.highlights = highlights;
}
