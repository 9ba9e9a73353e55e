import { decodeText } from './decode-text.ts';
import { escapeHtml } from './escape-html.ts';
import { epochInstant, instantOf, names } from './exports/facts.ts';
import { folderPaths } from './exports/folder-paths.ts';
import { hasKeys, partProblem } from './exports/json-export.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { markdownToHtml } from './exports/text-to-html.ts';
import type { StreamImporter } from './importer.ts';
import { fieldOf, flagOf, isRecord, type JsonRecord, listOf, recordOf, textOf } from './json/json-record.ts';
import { streamJsonArray } from './json/stream-json-array.ts';

/** Karakeep's JSON (Hoarder's, before): links, and notes of the reader's own, which are articles with their text. */
export const karakeep = {
  reads: 'stream',
  id: 'karakeep',
  version: 1,
  label: 'Karakeep export',
  extensions: ['json'],
  recognise: ({ bytes }) =>
    hasKeys(bytes, [['bookmarks[].createdAt', 'bookmarks[].content', 'bookmarks[].tags']]) ? 0.95 : 0,
  async *read(file) {
    const { encoding } = decodeText(file.head);
    // The lists stand after the bookmarks that name them.
    const lists: JsonRecord[] = [];
    for await (const item of streamJsonArray(file, { lists: ['lists'] }))
      if (!('problem' in item) && isRecord(item.value)) lists.push(item.value);
    const collections = folderPaths(lists);
    for await (const item of streamJsonArray(file, { lists: ['bookmarks'] })) {
      const within = `entry ${item.number}`;
      if ('problem' in item) yield partProblem(item, within);
      else if (isRecord(item.value))
        yield entryArticle({ ...entryOf(item.value, collections), within }, { name: file.name, encoding });
    }
  },
} satisfies StreamImporter;

function entryOf(record: JsonRecord, collections: ReadonlyMap<string, string>): Omit<SavedEntry, 'within'> {
  const content = recordOf(record, 'content');
  const created = fieldOf(record, 'createdAt');
  const text = textOf(content, 'text');
  const title = textOf(record, 'title') || textOf(content, 'title');
  return {
    ...(text === '' ? { title, html: textOf(content, 'htmlContent') } : markdownToHtml(text, title)),
    address: textOf(content, 'url', 'sourceUrl'),
    byline: textOf(content, 'author'),
    source: textOf(content, 'publisher'),
    excerpt: escapeHtml(textOf(record, 'summary', 'description') || textOf(content, 'description')),
    note: textOf(record, 'note'),
    tags: names(listOf(record, 'tags')),
    collections: listOf(record, 'lists')
      .map((list) => collections.get(String(list)) ?? '')
      .filter((name) => name !== ''),
    saved: typeof created === 'number' ? epochInstant(created) : instantOf(textOf(record, 'createdAt')),
    state: flagOf(record, 'archived') ? 'finished' : null,
    starred: flagOf(record, 'favourited'),
  };
}
