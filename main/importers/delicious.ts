import { instantOf, names } from './exports/facts.ts';
import { jsonExport } from './exports/json-export.ts';
import { listOf, textOf } from './json/json-record.ts';

/** Links of Delicious, and of elCurator, which writes nearly the same. */
export const delicious = jsonExport({
  id: 'delicious',
  version: 1,
  label: 'Delicious export',
  keys: [
    ['[].url', '[].title', '[].tags', '[].others', '[].owner'],
    ['[].url', '[].title', '[].tags', '[].is_saved', '[].created_at'],
  ],
  entry: (record) => ({
    title: textOf(record, 'title'),
    address: textOf(record, 'url'),
    note: textOf(record, 'description'),
    tags: names(listOf(record, 'tags')),
    saved: instantOf(textOf(record, 'created', 'created_at')),
  }),
});
