import { instantOf, names, tagsOf } from './exports/facts.ts';
import { jsonExport } from './exports/json-export.ts';
import type { ImportedHighlight } from './importer.ts';
import { fieldOf, flagOf, type JsonRecord, listOf, recordsOf, textOf } from './json/json-record.ts';

/** wallabag's JSON, of version 2 and of version 1, with the texts that it kept. */
export const wallabag = jsonExport({
  id: 'wallabag',
  version: 1,
  label: 'wallabag export',
  keys: [
    ['[].is_archived', '[].is_starred', '[].url'],
    ['[].is_read', '[].is_fav', '[].url'],
  ],
  entry: (record) => {
    const tags = fieldOf(record, 'tags');
    return {
      title: textOf(record, 'title'),
      address: textOf(record, 'url', 'given_url'),
      html: textOf(record, 'content'),
      byline: names(listOf(record, 'published_by')).join(', '),
      published: textOf(record, 'published_at'),
      language: textOf(record, 'language'),
      tags: Array.isArray(tags) ? names(tags) : tagsOf(textOf(record, 'tags'), /,/),
      saved: instantOf(textOf(record, 'created_at')),
      state: flagOf(record, 'is_archived') || flagOf(record, 'is_read') ? 'finished' : 'unread',
      starred: flagOf(record, 'is_starred') || flagOf(record, 'is_fav'),
      highlights: recordsOf(record, 'annotations').map(highlightOf),
    };
  },
});

function highlightOf(annotation: JsonRecord): ImportedHighlight {
  const comment = textOf(annotation, 'text');
  const created = instantOf(textOf(annotation, 'created_at'));
  return {
    quote: textOf(annotation, 'quote'),
    ...(comment !== '' && { comment }),
    ...(created !== null && { created }),
  };
}
