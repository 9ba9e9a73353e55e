import { escapeHtml } from './escape-html.ts';
import { csvExport } from './exports/csv-export.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import type { ImportedHighlight } from './importer.ts';

export const raindropCsv = csvExport({
  id: 'raindrop-csv',
  version: 1,
  label: 'Raindrop.io export',
  columns: ['title', 'note', 'excerpt', 'url', 'folder', 'created'],
  entry: (row) => ({
    title: row('title'),
    address: row('url'),
    note: row('note'),
    excerpt: escapeHtml(row('excerpt')),
    tags: tagsOf(row('tags'), /,/),
    saved: instantOf(row('created')),
    collections: /^(?:unsorted)?$/i.test(row('folder')) ? [] : [row('folder')],
    starred: /^true$/i.test(row('favorite')),
    highlights: readHighlights(row('highlights')),
  }),
});

/** One cell holds them all: `Highlight:…`, and after it `Note:…` when there is one; or a line for each. */
function readHighlights(text: string): ImportedHighlight[] {
  if (!/^highlight:/im.test(text))
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ quote: line.trim() }));
  const highlights: ImportedHighlight[] = [];
  for (const part of text.split(/^(?=(?:highlight|note|color):)/im)) {
    const [, name = 'highlight', value = ''] = /^(?:(highlight|note|color):)?(.*)$/is.exec(part) ?? [];
    const last = highlights.at(-1);
    if (value.trim() === '') continue;
    if (/^highlight$/i.test(name)) highlights.push({ quote: value.trim() });
    else if (/^note$/i.test(name) && last) last.comment = value.trim();
  }
  return highlights;
}
