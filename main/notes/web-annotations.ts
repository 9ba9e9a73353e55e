import { createAnchor, locateAnchor, type TextSpan } from '../../contract/anchor-location.ts';
import type { AnnotationReceipt, Highlight } from '../../contract/annotation-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { leanText, locateQuote } from '../../contract/quote-location.ts';
import { id as idShape } from '../../contract/scalars.ts';
import {
  type AnnotatedSource,
  listAnnotations,
  type ReadAnnotation,
  readWebAnnotation,
  writeAnnotationPage,
  writeWebAnnotation,
} from '../../contract/web-annotation.ts';
import { addressKey } from '../storage/address-key.ts';
import type { Database } from '../storage/database.ts';
import { createIdentifier } from '../storage/identifier.ts';
import type { Highlights } from './highlights.ts';

const mostProblems = 100;

export function exportAnnotations(database: Database, highlights: readonly Highlight[]): string {
  const sources = new Map<string, AnnotatedSource>();
  const sourceOf = (article: string): AnnotatedSource => {
    let source = sources.get(article);
    if (source === undefined) {
      source = database.get<AnnotatedSource & Record<string, unknown>>(
        'SELECT title, address, original AS sha256 FROM articles WHERE id = ?',
        article,
      ) ?? { title: '', address: null, sha256: '' };
      sources.set(article, source);
    }
    return source;
  };
  return writeAnnotationPage(highlights.map((one) => writeWebAnnotation(one, sourceOf(one.article))));
}

/** All that can be taken in is; the receipt names the rest. In one transaction. */
export function importAnnotations(
  database: Database,
  highlights: Highlights,
  json: string,
): AnnotationReceipt {
  const annotations = listAnnotations(parse(json));
  if (annotations === null)
    throw new ArchiveError(
      'not-recognised',
      'The file holds no Web Annotations: neither a list nor a page of them.',
    );
  const receipt: AnnotationReceipt = {
    found: annotations.length,
    added: 0,
    unplaced: 0,
    known: 0,
    homeless: [],
    problems: [],
  };
  const homeless = new Map<string, number>();
  database.transaction(() => {
    const articles = createArticleFinder(database);
    for (const [index, given] of annotations.entries()) {
      let read: ReadAnnotation;
      try {
        read = readWebAnnotation(given);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (receipt.problems.length < mostProblems) receipt.problems.push({ number: index + 1, message });
        continue;
      }
      const candidates = articles(read);
      if (candidates.length === 0) homeless.set(read.source, (homeless.get(read.source) ?? 0) + 1);
      else addTo(database, highlights, candidates, read, receipt);
    }
  });
  receipt.homeless = [...homeless]
    .slice(0, 1_000)
    .map(([source, count]) => ({ source: source.slice(0, 2_000), count }));
  return receipt;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ArchiveError('damaged', 'The file of annotations is not JSON.', { cause });
  }
}

interface Home {
  id: string;
  key: number;
  text: string;
  original: string;
  lean: () => ReturnType<typeof leanText>;
}

/** The articles an annotation may be on: of its file, else of its address. */
function createArticleFinder(database: Database): (read: ReadAnnotation) => Home[] {
  const homes = new Map<string, Home[]>();
  const find = (column: string, value: string): Home[] =>
    database
      .all<{ id: string; key: number; text: string; original: string }>(
        `SELECT a.id, a.key, a.original, t.text FROM articles a JOIN texts t ON t.article = a.key
         WHERE a.${column} = ? AND a.trashed IS NULL ORDER BY a.key LIMIT 20`,
        value,
      )
      .map((row) => {
        let lean: ReturnType<typeof leanText> | undefined;
        return { ...row, lean: () => (lean ??= leanText(row.text)) };
      });
  return ({ sha256, source }) => {
    const name = `${sha256} ${source}`;
    let found = homes.get(name);
    if (found === undefined) {
      found = sha256 === null ? [] : find('original', sha256);
      const key = addressKey(source);
      if (found.length === 0 && key !== null) found = find('address_key', key);
      homes.set(name, found);
    }
    return found;
  };
}

function addTo(
  database: Database,
  highlights: Highlights,
  homes: readonly Home[],
  read: ReadAnnotation,
  receipt: AnnotationReceipt,
): void {
  const placed = homes.flatMap((home) => {
    const span = locate(home, read);
    return span === null ? [] : [{ home, span }];
  });
  // A file of several articles: where the words stand in more than one of them, none is certain.
  const [place] = placed;
  const certain = placed.length === 1 ? place : undefined;
  const home = certain?.home ?? homes[0];
  if (home === undefined) return;
  const anchor =
    certain === undefined
      ? { ...pick(read), start: read.position?.start ?? 0, end: read.position?.end ?? 0 }
      : createAnchor(home.text, certain.span.start, certain.span.end);
  // The place before the words: comparing these may mean reading a megabyte.
  const known =
    database.get('SELECT 1 FROM highlights WHERE id = ?', read.id ?? '') ??
    database.get(
      'SELECT 1 FROM highlights WHERE article = ? AND (start = ? OR placed = 0) AND quote = ?',
      home.key,
      anchor.start,
      anchor.quote,
    );
  if (known !== undefined) {
    receipt.known += 1;
    return;
  }
  const { colour, comment, tags, page, created } = read;
  highlights.create({
    ...{ id: idShape.safeParse(read.id).data ?? createIdentifier(), article: home.id, anchor },
    ...{ colour, comment, tags, page, placed: certain !== undefined },
    ...(created !== null && { created }),
  });
  receipt.added += 1;
  if (certain === undefined) receipt.unplaced += 1;
}

const pick = ({ quote, prefix, suffix }: ReadAnnotation) => ({ quote, prefix, suffix });

/** By its position where its words stand there with what stood around them; else by its surroundings; else by its words alone. */
function locate(home: Home, read: ReadAnnotation): TextSpan | null {
  const { position, quote, prefix, suffix } = read;
  // The very file that it was marked in: where its words stand with what stood around them, there it was.
  if (position !== null && read.sha256 === home.original) {
    const { start } = position;
    if (start >= prefix.length && home.text.startsWith(prefix + quote + suffix, start - prefix.length))
      return { start, end: start + quote.length };
  }
  if (position !== null && (prefix !== '' || suffix !== '')) {
    const found = locateAnchor(home.text, { quote, prefix, suffix, ...position });
    if (found !== null) return found;
  }
  return locateQuote(home.lean(), { quote, prefix, suffix }, true);
}
