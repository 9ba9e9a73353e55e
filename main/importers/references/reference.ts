import type { MissingPart } from '../../../contract/model.ts';
import { escapeHtml } from '../escape-html.ts';
import { addressOf } from '../exports/facts.ts';
import { type EntryContext, entryArticle } from '../exports/saved-entry.ts';
import { textToHtml } from '../exports/text-to-html.ts';
import type { ImportedArticle, ImporterContext, PartProblem } from '../importer.ts';

/** A work as programs for references know it. Empty text says nothing. */
export interface Reference {
  within: string;
  title: string;
  /** Each as people write it: `Given Family`. */
  authors: readonly string[];
  editors: readonly string[];
  /** The journal, book or site that it stands in. */
  container: string;
  publisher: string;
  volume: string;
  issue: string;
  pages: string;
  /** As the file has it. */
  date: string;
  language: string;
  address: string;
  doi: string;
  isbn: string;
  abstract: string;
  tags: readonly string[];
  collections: readonly string[];
  /** Of the reader's own, Markdown. */
  notes: readonly string[];
  /** Paths of attached files as the file names them. */
  files: readonly string[];
  /** When it came into the reader's collection, ISO 8601. */
  added: string | null;
  /** A text of the reader's own that is no work at all, html. */
  html?: string;
}

export const noReference: Omit<Reference, 'within'> = {
  ...{ title: '', authors: [], editors: [], container: '', publisher: '', volume: '', issue: '', pages: '' },
  ...{ date: '', language: '', address: '', doi: '', isbn: '', abstract: '' },
  ...{ tags: [], collections: [], notes: [], files: [], added: null },
};

const mostFiles = 20;

/**
 * A reference as an article: what it says of the work are the article's fields, its abstract and a line that cites it stand where
 * the text would. Attached files are articles of their own; those that did not come along are named as missing.
 */
export async function referenceArticle(
  reference: Reference,
  context: Omit<EntryContext, 'sibling'> & Pick<ImporterContext, 'sibling'>,
): Promise<ImportedArticle | PartProblem> {
  const { within, title, authors, editors, container, publisher, html } = reference;
  const doi = doiOf(reference.doi) || doiOf(reference.address);
  const article = await entryArticle(
    {
      within,
      title: title.replace(/<\/?(?:i|b|sub|sup|span)\b[^<>]*>/gi, ''),
      byline: authors.length > 0 ? authors.join(', ') : editors.join(', '),
      source: container || publisher,
      published: reference.date,
      language: reference.language,
      address: addressOf(reference.address) ?? (doi === '' ? '' : `https://doi.org/${doi}`),
      tags: reference.tags,
      collections: reference.collections,
      note: reference.notes.filter((note) => note.trim() !== '').join('\n\n'),
      saved: reference.added,
      excerpt: html === undefined ? `${abstractHtml(reference.abstract)}${citation(reference, doi)}` : '',
      ...(html !== undefined && { html }),
    },
    { name: context.name, encoding: context.encoding },
  );
  if ('problem' in article) return article;
  for (const path of reference.files.slice(0, mostFiles)) {
    const missing = await missingFile(path, context);
    if (missing !== null) article.missing.push(missing);
  }
  return article;
}

async function missingFile(
  path: string,
  { sibling }: Pick<ImporterContext, 'sibling'>,
): Promise<MissingPart | null> {
  const relative = path.replaceAll('\\', '/').replace(/^\.\//, '');
  const outside = /^(?:[a-z][a-z\d+.-]*:|\/|~)/i.test(relative) || relative.split('/').includes('..');
  if (!outside && (await sibling(relative)) !== null) return null;
  return { kind: 'media', address: relative.slice(0, 2_000), reason: 'absent' };
}

function abstractHtml(abstract: string): string {
  const text = abstract
    .replace(/^\s*<(?:jats:)?title>\s*(?:abstract|summary)\s*<\/(?:jats:)?title>/i, '')
    .replace(/^\s*A(?:bstract|BSTRACT)[.:]?\s+(?=\p{Lu})/u, '');
  if (text.trim() === '') return '';
  // Publishers' abstracts come with their markup, in JATS or in html.
  if (/<(?:jats:)?(?:p|sec|title|i|b|em|sup|sub|br|div|span)\b[^<>]*>/i.test(text))
    return text
      .replaceAll(/<(\/?)jats:title\b[^<>]*>/gi, '<$1h2>')
      .replaceAll(/<(\/?)jats:(\w+)[^<>]*>/gi, '<$1$2>');
  return textToHtml(text);
}

/** `Journal of Rain 12 (3), pp. 45–67. DOI 10.1000/1` */
function citation({ container, publisher, volume, issue, pages, isbn }: Reference, doi: string): string {
  const place = [container, `${volume}${issue === '' ? '' : ` (${issue})`}`].map((part) => part.trim());
  const inside = [
    place.filter((part) => part !== '').join(' '),
    pages === '' ? '' : `pp. ${pages.replace(/-+/g, '–')}`,
  ];
  const parts = [
    inside.filter((part) => part !== '').join(', '),
    container === publisher ? '' : publisher,
    isbn === '' ? '' : `ISBN ${isbn}`,
    doi === '' ? '' : `DOI ${doi}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<p><cite>${escapeHtml(parts.join('. '))}</cite></p>`;
}

function doiOf(text: string): string {
  return /(?:^|doi(?:\.org\/|:\s?|\s))(10\.\d{4,9}\/\S+)$/i.exec(text.trim())?.[1] ?? '';
}
