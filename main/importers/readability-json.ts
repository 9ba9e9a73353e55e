import { instantOf } from './exports/facts.ts';
import { jsonExport } from './exports/json-export.ts';
import { flagOf, textOf } from './json/json-record.ts';

/** What Readability gave its readers when it closed: links with the beginning of each text. */
export const readabilityJson = jsonExport({
  id: 'readability-json',
  version: 1,
  label: 'Readability export',
  list: 'bookmarks',
  keys: [['bookmarks[].article__url', 'bookmarks[].article__title']],
  entry: (record) => ({
    title: textOf(record, 'article__title'),
    address: textOf(record, 'article__url'),
    excerpt: textOf(record, 'article__excerpt'),
    saved: instantOf(textOf(record, 'date_added')),
    state: flagOf(record, 'archive') ? 'finished' : 'unread',
    starred: flagOf(record, 'favorite'),
  }),
});
