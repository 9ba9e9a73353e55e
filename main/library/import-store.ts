/** What the import job needs of the library: records of imports and the storing of what was read. */
import type { ErrorCode } from '../../contract/errors.ts';
import type { Id, ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { ReadyArticle } from './ready-article.ts';

/** How one file of an import ended. `number` is its place among the files found: receipts read in that order. */
export type FileOutcome = { number: number } & (
  | {
      kind: 'stored';
      path: string;
      name: string;
      /** Of the bytes, lower-case hex. */
      sha256: string;
      bytes: Uint8Array;
      articles: ReadyArticle[];
    }
  | { kind: 'duplicate'; path: string; article: Id; title: string }
  | { kind: 'problem'; path: string; code: ErrorCode; message: string }
);

export interface ImportStore {
  /** Everything this import stores joins the collection and gets the tags. Error: not-found (collection). */
  begin(options: { label: string; collection: Id | null; tags: string[] }): Id;
  /** The living article that came from these bytes, if any. Articles in the trash do not count. */
  findOriginal(sha256: string): { article: Id; title: string } | null;
  /**
   * Stores outcomes in order: blobs first, synced, then all rows in one transaction; when the promise settles they are
   * safe. A file whose bytes came in meanwhile becomes a duplicate; one whose article lies in the trash is brought back
   * with its notes. Answers with one entry per article, duplicate or problem. Errors: disk-full, disk-failed.
   */
  record(importId: Id, outcomes: FileOutcome[]): Promise<ImportEntry[]>;
  finish(
    importId: Id,
    state: 'finished' | 'cancelled' | 'interrupted',
    found: number,
    message: string | null,
  ): ImportSummary;
  /** Counts so far. Error: not-found. */
  summary(importId: Id): ImportSummary;
}
