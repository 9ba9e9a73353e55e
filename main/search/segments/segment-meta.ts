import type { columnKinds } from './columns.ts';
import type { FileSeal } from './page-file.ts';
import type { TableShape } from './sorted-table.ts';

/** The files of a segment; each is `<segment>.<name>`. */
export const segmentFiles = ['terms', 'postings', 'places', 'forms', 'documents'] as const;
export type SegmentFile = (typeof segmentFiles)[number];

/** What must be known of a segment to open it; kept in the manifest, whose checksum covers it. */
export interface SegmentMeta {
  name: string;
  /** Those that were there when it was written. */
  articles: number;
  /** Words in each field, in the order of `textFields`, over all its articles. */
  totalLengths: number[];
  terms: TableShape;
  forms: TableShape;
  /** Where each column begins in `documents`. */
  columns: Record<keyof typeof columnKinds, number>;
  /** Where the tables and lists begin in `documents`, and how long they are; JSON of `TablesJson`. */
  tables: { at: number; length: number };
  /** Where the stored articles begin in `documents`, and how long they are together. */
  stored: number;
  storedLength: number;
  /** Articles whose text was longer than is indexed. */
  shortened: string[];
  files: Record<SegmentFile, FileSeal>;
}

export interface TablesJson {
  sources: string[];
  places: string[];
  languages: string[];
  tags: string[];
  collections: string[];
  tagsOf: [article: number, values: number[]][];
  collectionsOf: [article: number, values: number[]][];
}
