import { ArchiveError } from '../../contract/errors.ts';
import { decodeFile } from './decode-text.ts';
import { epochInstant } from './exports/facts.ts';
import { highlightColour } from './exports/highlight-colour.ts';
import { hasKeys } from './exports/json-export.ts';
import { quotation } from './exports/passages.ts';
import { entryArticle } from './exports/saved-entry.ts';
import type { ImportedHighlight, WholeImporter } from './importer.ts';
import { isRecord, type JsonRecord, recordOf, recordsOf, textOf } from './json/json-record.ts';

/**
 * What a reader marked in a book with Readest. The book itself is not in it: its marked passages become the article, as quotations,
 * and the reader's words their comments.
 */
export const readestAnnotations = {
  id: 'readest-annotations',
  version: 1,
  label: 'Readest annotations',
  extensions: ['json'],
  recognise: ({ bytes }) => (hasKeys(bytes, [['$format', 'book.title', 'annotations']]) ? 0.95 : 0),
  async *read(file) {
    const { text, encoding } = decodeFile(file.bytes, file.name);
    const root = parse(text, file.name);
    const book = recordOf(root, 'book');
    const marked = recordsOf(root, 'annotations').filter((annotation) => textOf(annotation, 'text') !== '');
    const notes = recordsOf(root, 'annotations').filter((annotation) => textOf(annotation, 'text') === '');
    yield entryArticle(
      {
        within: textOf(book, 'hash') || 'book',
        title: textOf(book, 'title'),
        byline: textOf(book, 'author'),
        html: marked.map((annotation) => quotation(textOf(annotation, 'text'), '')).join('\n'),
        highlights: marked.map(highlightOf),
        note: notes.map((annotation) => textOf(annotation, 'note')).join('\n\n'),
      },
      { name: file.name, encoding },
    );
  },
} satisfies WholeImporter;

function parse(text: string, name: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ArchiveError('damaged', `"${name}" is a file of annotations, but its JSON is damaged.`);
}

function highlightOf(annotation: JsonRecord): ImportedHighlight {
  const comment = textOf(annotation, 'note');
  const created = epochInstant(Number(textOf(annotation, 'createdAt')));
  return {
    quote: textOf(annotation, 'text'),
    ...highlightColour(textOf(annotation, 'color')),
    ...(comment !== '' && { comment }),
    ...(created !== null && { created }),
  };
}
