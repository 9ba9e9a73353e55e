import { escapeHtml } from './escape-html.ts';
import { csvExport } from './exports/csv-export.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import type { SavedEntry } from './exports/saved-entry.ts';

/** Instapaper's export: the columns of before 2023, and the later ones with time and tags. */
export const instapaperCsv = csvExport({
  id: 'instapaper-csv',
  version: 1,
  label: 'Instapaper export',
  columns: ['url', 'title', 'selection', 'folder'],
  entry: (row) => ({
    title: row('title'),
    address: row('url'),
    saved: instantOf(row('timestamp')),
    tags: tagsOf(row('tags')),
    excerpt: escapeHtml(row('selection')),
    ...folder(row('folder')),
  }),
});

/** Three of Instapaper's folders are no folders but what became of the article. */
export function folder(name: string): Pick<SavedEntry, 'state' | 'starred' | 'collections'> {
  if (/^unread$/i.test(name)) return { state: 'unread' };
  if (/^archive$/i.test(name)) return { state: 'finished' };
  if (/^(?:starred|liked?)$/i.test(name)) return { starred: true };
  return name === '' ? {} : { collections: [name] };
}
