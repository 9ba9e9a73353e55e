import { decodeText } from './decode-text.ts';
import { instantOf, names } from './exports/facts.ts';
import { folderPaths } from './exports/folder-paths.ts';
import { highlightColour } from './exports/highlight-colour.ts';
import { hasKeys, partProblem } from './exports/json-export.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { textToHtml } from './exports/text-to-html.ts';
import type { ImportedHighlight, StreamImporter } from './importer.ts';
import { isRecord, type JsonRecord, listOf, recordsOf, textOf } from './json/json-record.ts';
import { streamJsonArray } from './json/stream-json-array.ts';

/** Linkwarden's JSON: collections with their links; of some it kept the text. */
export const linkwarden = {
  reads: 'stream',
  id: 'linkwarden',
  version: 1,
  label: 'Linkwarden export',
  extensions: ['json'],
  recognise: ({ bytes }) =>
    hasKeys(bytes, [['collections[].name', 'collections[].links', 'collections[].parentId']]) ? 0.95 : 0,
  async *read(file) {
    const { encoding } = decodeText(file.head);
    const folders: JsonRecord[] = [];
    const pinned = new Set<string>();
    for await (const item of streamJsonArray(file, { lists: ['collections', 'pinnedLinks'] })) {
      if ('problem' in item || !isRecord(item.value)) continue;
      if (item.list === 'pinnedLinks') pinned.add(textOf(item.value, 'id'));
      // Only what folders need: the texts of all links together may not fit into memory.
      else folders.push(withoutLinks(item.value));
    }
    const collections = folderPaths(folders);
    for await (const item of streamJsonArray(file, { lists: ['collections'] })) {
      if ('problem' in item) yield partProblem(item, `collection ${item.number}`);
      else if (isRecord(item.value)) {
        const collection = collections.get(textOf(item.value, 'id')) ?? '';
        for (const [index, link] of recordsOf(item.value, 'links').entries()) {
          const within = `collection ${item.number}, link ${index + 1}`;
          const entry = { ...entryOf(link, pinned), within, collections: [collection] };
          yield entryArticle(entry, { name: file.name, encoding });
        }
      }
    }
  },
} satisfies StreamImporter;

function withoutLinks(folder: JsonRecord): JsonRecord {
  return {
    id: textOf(folder, 'id'),
    name: textOf(folder, 'name'),
    parentId: textOf(folder, 'parentId'),
  };
}

function entryOf(link: JsonRecord, pinned: ReadonlySet<string>): Omit<SavedEntry, 'within'> {
  return {
    title: textOf(link, 'name'),
    address: textOf(link, 'url'),
    html: textToHtml(textOf(link, 'textContent')),
    note: textOf(link, 'description'),
    tags: names(listOf(link, 'tags')),
    saved: instantOf(textOf(link, 'importDate', 'createdAt')),
    starred: pinned.has(textOf(link, 'id')) || listOf(link, 'pinnedBy').length > 0,
    highlights: recordsOf(link, 'highlight').map(highlightOf),
  };
}

function highlightOf(highlight: JsonRecord): ImportedHighlight {
  const comment = textOf(highlight, 'comment');
  const created = instantOf(textOf(highlight, 'createdAt'));
  return {
    quote: textOf(highlight, 'text'),
    ...highlightColour(textOf(highlight, 'color')),
    ...(comment !== '' && { comment }),
    ...(created !== null && { created }),
  };
}
