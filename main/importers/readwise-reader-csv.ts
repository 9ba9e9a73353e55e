import { escapeHtml } from './escape-html.ts';
import { csvExport } from './exports/csv-export.ts';
import { instantOf, tagsOf } from './exports/facts.ts';

export const readwiseReaderCsv = csvExport({
  id: 'readwise-reader',
  version: 1,
  label: 'Readwise Reader export',
  columns: ['title', 'url', 'document tags', 'saved date', 'reading progress', 'location'],
  entry: (row) => ({
    title: row('title'),
    address: row('url'),
    byline: row('author'),
    published: row('published date'),
    tags: tagsOf(row('document tags')),
    saved: instantOf(row('saved date')),
    note: row('document note'),
    excerpt: escapeHtml(row('summary')),
    state: stateOf(row('location'), Number(row('reading progress'))),
  }),
});

/** Progress is counted from 0 to 1. */
function stateOf(location: string, progress: number): 'unread' | 'reading' | 'finished' {
  if (/^archive$/i.test(location)) return 'finished';
  return progress > 0 ? 'reading' : 'unread';
}
