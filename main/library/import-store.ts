/** What the import job needs of the library: records of imports and the storing of what was read. */
import type { ErrorCode } from '../../contract/errors.ts';
import type { ImportEntry, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { ReadyPart } from './ready-article.ts';

/** A file that is being read: what its articles come from. */
export interface OriginalFile {
  /** Of the bytes, lower-case hex. */
  sha256: string;
  name: string;
  /** As receipts show it. */
  path: string;
  size: number;
  /** In memory, or where on the disk they lie until the outcome is recorded. */
  content: { bytes: Uint8Array } | { file: string | Buffer };
}

/** How one file of an import ended, or a piece of it. `number` is its place among the files found: receipts read in that order. */
export type FileOutcome = { number: number; path: string } & (
  | {
      kind: 'parts';
      original: OriginalFile;
      /** The how-manieth part of the file the first of these is, from 0. */
      first: number;
      parts: ReadyPart[];
      /** Nothing more of this file will come: met again, its bytes are known. */
      complete: boolean;
    }
  | { kind: 'duplicate'; article: Id; title: string }
  | {
      kind: 'problem';
      code: ErrorCode;
      message: string;
      /** After so many parts of the file were told. Default: none were. */
      after?: number;
    }
);

export interface RecordedSoFar {
  /** Paths of which everything was recorded. */
  paths: ReadonlySet<string>;
  /** Path of a file that was begun and not ended → the number of its outcomes. */
  begun: ReadonlyMap<string, number>;
  /** The largest number there is. */
  largest: number;
}

export interface ImportStore {
  /**
   * Everything this import stores joins the collection and gets the tags. `input` is kept so that the import can be resumed
   * when it is interrupted. Error: not-found (collection).
   */
  begin(options: { label: string; collection: Id | null; tags: string[]; input?: string }): Id;
  /** An interrupted import runs again. Answers with its `input`. Errors: not-found, conflict (nothing to resume). */
  resume(importId: Id): string;
  /** How far this import has come: what a resumed one passes over, and what it goes on with. */
  recordedSoFar(importId: Id): RecordedSoFar;
  /**
   * The living article that came from these bytes, or had them as an earlier version, if all their parts were recorded.
   * Articles in the trash do not count.
   */
  findOriginal(sha256: string): { article: Id; title: string } | null;
  /** Copies the bytes of a large file into the library, before its parts are recorded. Errors: disk-full, disk-failed, vanished. */
  keepOriginal(original: OriginalFile): Promise<void>;
  /**
   * Stores outcomes in order: blobs first, synced, then all rows in one transaction; when the promise settles they are
   * safe. A file whose bytes came in meanwhile becomes a duplicate; one whose article lies in the trash is brought back
   * with its notes; the same page or file with changed text becomes a new version of the article it was. Answers with one
   * entry per part, duplicate or problem. Errors: disk-full, disk-failed.
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
