import { readRows } from './csv/read-rows.ts';
import { hasColumns, type Row, rowOf, rowProblem } from './exports/csv-export.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { highlightColour } from './exports/highlight-colour.ts';
import { quotation } from './exports/passages.ts';
import { entryArticle } from './exports/saved-entry.ts';
import type { ImportedHighlight, WholeImporter } from './importer.ts';
import { memoryStream } from './memory-stream.ts';

interface Book {
  title: string;
  author: string;
  address: string;
  tags: Set<string>;
  html: string[];
  /** Not on any passage. */
  notes: string[];
  highlights: ImportedHighlight[];
}

/**
 * The passages that a reader marked in books and articles, one a row. Each book becomes an article made of its passages as
 * quotations; each passage is a highlight in it, with the reader's words as its comment.
 */
export const readwiseHighlights = {
  id: 'readwise-highlights',
  version: 1,
  label: 'Readwise highlights',
  extensions: ['csv'],
  recognise: ({ bytes }) =>
    hasColumns(bytes, ['highlight', 'book title', 'book author', 'highlighted at']) ? 0.95 : 0,
  async *read(file) {
    const table = readRows(memoryStream(file));
    const books = new Map<string, Book>();
    let number = 0;
    for await (const { cells, line, problem } of table.rows()) {
      number += 1;
      if (problem !== undefined)
        yield { problem, within: `row ${number}`, message: rowProblem(file.name, line, problem) };
      else addHighlight(books, rowOf(table.columns, cells));
    }
    for (const [within, { tags, html, notes, author, ...book }] of books)
      yield entryArticle(
        { ...book, within, byline: author, tags: [...tags], html: html.join('\n'), note: notes.join('\n\n') },
        { name: file.name, encoding: table.encoding },
      );
  },
} satisfies WholeImporter;

function addHighlight(books: Map<string, Book>, row: Row): void {
  const quote = row('highlight');
  if (quote === '' && row('note') === '') return;
  const title = row('book title') || 'Highlights without a book';
  const author = row('book author');
  const within = author === '' ? title : `${title} (${author})`;
  const book = books.get(within) ?? {
    ...{ title, author, address: row('url') || row('source url') },
    ...{ tags: new Set<string>(), html: [], notes: [], highlights: [] },
  };
  books.set(within, book);
  for (const tag of tagsOf(row('document tags'))) book.tags.add(tag);
  if (quote === '') {
    book.notes.push(row('note'));
    return;
  }
  const place = [row('location type'), row('location')].filter((part) => part !== '').join(' ');
  book.html.push(
    quotation(
      quote,
      /^(?:page|location|order|none) \d+$/i.test(place) && !/^(?:order|none)/i.test(place) ? place : '',
    ),
  );
  const created = instantOf(row('highlighted at'));
  const comment = [row('note'), ...tagsOf(row('tags')).map((tag) => `#${tag.replaceAll(/\s+/g, '-')}`)]
    .filter((part) => part !== '')
    .join('\n\n');
  book.highlights.push({
    quote,
    ...highlightColour(row('color')),
    ...(comment !== '' && { comment }),
    ...(created !== null && { created }),
  });
}
