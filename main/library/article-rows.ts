import type {
  Article,
  ArticleSummary,
  FieldOrigin,
  MissingPart,
  ReadingState,
} from '../../contract/model.ts';
import type { Row } from '../storage/database.ts';

/** The columns of a list row; `a` is the table `articles`. Names of tags are joined by U+001F. */
export const summaryColumns = `a.key, a.id, a.title, a.byline, a.source, a.place, a.published, a.language, a.excerpt,
  a.words, a.state, a.starred, a.progress, a.added, a.trashed, a.address,
  (SELECT group_concat(g.name, char(31)) FROM article_tags t JOIN tags g ON g.key = t.tag WHERE t.article = a.key) AS tags,
  (SELECT count(*) FROM highlights h WHERE h.article = a.key) AS highlights,
  EXISTS (SELECT 1 FROM notes n WHERE n.article = a.key AND n.removed IS NULL AND n.text <> '') AS has_note`;

export interface SummaryRow extends Row {
  key: number;
  id: string;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  excerpt: string;
  words: number;
  state: ReadingState;
  starred: number;
  progress: number;
  added: string;
  trashed: string | null;
  address: string | null;
  tags: string | null;
  highlights: number;
  has_note: number;
}

export interface ArticleRow extends SummaryRow {
  section: string | null;
  place_offset: number | null;
  place_page: number | null;
  import: string;
  original: string;
  original_name: string;
  original_path: string;
  original_bytes: number;
  within: string | null;
  version: number;
  importer: string;
  importer_version: number;
  encoding: string | null;
  encoding_known_by: 'bom' | 'declared' | 'detected' | 'assumed' | null;
  origins: string;
  missing: string;
}

export function toSummary(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    title: row.title,
    byline: row.byline,
    source: row.source,
    place: row.place,
    published: row.published,
    language: row.language,
    excerpt: row.excerpt,
    words: row.words,
    state: row.state,
    starred: row.starred === 1,
    progress: row.progress,
    added: row.added,
    trashed: row.trashed,
    tags: row.tags === null ? [] : row.tags.split('\u001f').sort((one, other) => one.localeCompare(other)),
    highlights: row.highlights,
    hasNote: row.has_note === 1,
  };
}

export function toArticle(row: ArticleRow, collections: string[]): Article {
  return {
    ...toSummary(row),
    address: row.address,
    section: row.section,
    collections,
    readingPlace:
      row.place_offset === null
        ? null
        : { offset: row.place_offset, progress: row.progress, page: row.place_page },
    provenance: {
      sha256: row.original,
      name: row.original_name,
      path: row.original_path,
      bytes: row.original_bytes,
      within: row.within,
      version: row.version,
      importer: row.importer,
      importerVersion: row.importer_version,
      encoding: row.encoding,
      encodingKnownBy: row.encoding_known_by,
      origins: JSON.parse(row.origins) as Record<string, FieldOrigin>,
      missing: JSON.parse(row.missing) as MissingPart[],
      import: row.import,
      imported: row.added,
    },
  };
}
