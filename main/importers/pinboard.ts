import { instantOf, tagsOf } from './exports/facts.ts';
import { jsonExport } from './exports/json-export.ts';
import { flagOf, textOf } from './json/json-record.ts';

/** Pinboard calls a title `description` and the reader's note `extended`, as Delicious once did. */
export const pinboard = jsonExport({
  id: 'pinboard',
  version: 1,
  label: 'Pinboard export',
  keys: [['[].href', '[].description', '[].extended', '[].time']],
  entry: (record) => ({
    title: textOf(record, 'description'),
    address: textOf(record, 'href'),
    note: textOf(record, 'extended'),
    tags: tagsOf(textOf(record, 'tags'), /\s+/),
    saved: instantOf(textOf(record, 'time')),
    state: flagOf(record, 'toread') ? 'unread' : null,
  }),
});
