import { ArchiveError } from '../../contract/errors.ts';
import { decodeFile } from './decode-text.ts';
import { epochInstant, tagsOf } from './exports/facts.ts';
import { joinFolders } from './exports/folder-paths.ts';
import { hasKeys } from './exports/json-export.ts';
import { isMozillaLz4, readMozillaLz4 } from './exports/mozilla-lz4.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { isOfBrowser } from './exports/webpage-address.ts';
import type { WholeImporter } from './importer.ts';
import { fieldOf, isRecord, type JsonRecord, recordsOf, textOf } from './json/json-record.ts';

/** The backup that Firefox writes as JSON, or keeps for itself in LZ4, and the file in which Chrome and its kin keep bookmarks. */
export const browserBookmarks = {
  id: 'browser-bookmarks',
  version: 1,
  label: 'Bookmarks of a browser',
  extensions: ['json', 'jsonlz4'],
  recognise: ({ bytes }) =>
    isMozillaLz4(bytes) ||
    hasKeys(bytes, [
      ['guid', 'typeCode', 'root'],
      ['guid', 'type', 'root', 'dateAdded'],
      ['roots.bookmark_bar', 'version'],
      ['roots.bookmark_bar', 'checksum'],
    ])
      ? 0.96
      : 0,
  async *read(file) {
    const bytes = isMozillaLz4(file.bytes) ? readMozillaLz4(file.bytes, `"${file.name}"`) : file.bytes;
    const { text, encoding } = decodeFile(bytes, file.name);
    const root = parse(text, file.name);
    const roots = fieldOf(root, 'roots');
    const trees = isRecord(roots) ? Object.values(roots).filter(isRecord) : recordsOf(root, 'children');
    let number = 0;
    for (const entry of readTrees(trees)) {
      number += 1;
      yield entryArticle({ ...entry, within: `link ${number}` }, { name: file.name, encoding });
    }
    if (number === 0) throw new ArchiveError('no-text', `"${file.name}" holds no bookmark.`);
  },
} satisfies WholeImporter;

function parse(text: string, name: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ArchiveError('damaged', `"${name}" is a file of bookmarks, but its JSON is damaged.`);
}

/** Of a folder's name; what is deeper belongs to the last of them. */
const deepest = 20;

/** The outermost folders are places in the browser's window; those within are the reader's. */
function* readTrees(trees: readonly JsonRecord[]): Generator<Omit<SavedEntry, 'within'>> {
  const waiting = trees.toReversed().map((node) => ({ node, path: [] as string[] }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, path } = next;
    const address = textOf(node, 'uri', 'url');
    if (address !== '' && !isOfBrowser(address)) yield readBookmark(node, address, path);
    for (const child of recordsOf(node, 'children').toReversed()) {
      const isFolder = textOf(child, 'uri', 'url') === '';
      const deeper = isFolder && path.length < deepest;
      waiting.push({ node: child, path: deeper ? [...path, textOf(child, 'title', 'name')] : path });
    }
  }
}

function readBookmark(
  node: JsonRecord,
  address: string,
  path: readonly string[],
): Omit<SavedEntry, 'within'> {
  const folder = joinFolders(path);
  const note = recordsOf(node, 'annos').find(
    (each) => textOf(each, 'name') === 'bookmarkProperties/description',
  );
  return {
    title: textOf(node, 'title', 'name'),
    address,
    tags: tagsOf(textOf(node, 'tags'), /,/),
    collections: folder === '' ? [] : [folder],
    saved: savedAt(node),
    note: note === undefined ? '' : textOf(note, 'value'),
  };
}

/** Firefox counts microseconds from 1970, Chrome from 1601. */
function savedAt(node: JsonRecord): string | null {
  const since1970 = Number(textOf(node, 'dateAdded'));
  if (since1970 > 0) return epochInstant(since1970);
  const since1601 = Number(textOf(node, 'date_added'));
  return since1601 > 0 ? epochInstant(since1601 / 1_000 - millisecondsBefore1970) : null;
}

const millisecondsBefore1970 = 11_644_473_600_000;
