/**
 * What the host and an import worker say to each other. One file at a time per worker. The worker waits for `go-on` after
 * each `parts`, `entry` and `entries-end`, so that nobody runs ahead of the disk.
 */
import type { ErrorCode, ErrorReport } from '../../contract/errors.ts';
import type { DataField } from '../../contract/import-model.ts';
import type { ColumnsMet } from '../importers/importer.ts';
import type { ReadyPart } from '../library/ready-article.ts';

export interface FileToRead {
  /** Name with extension, no folders. */
  name: string;
  /** As it was given at import; for messages only, never opened. */
  path: string;
  /** ISO 8601, when known. */
  modified: string | null;
  size: number;
  /** All of it, or null: then the worker asks for ranges. */
  bytes: Uint8Array | null;
  /** How many containers it lies in. */
  depth: number;
}

/** A file inside a container, or why there is none. */
export type EntryTold =
  | {
      /** With the folders inside the container. */
      path: string;
      size: number | null;
      modified: string | null;
      /** All of it, or null when it is large: then the host asks for chunks. */
      bytes: Uint8Array | null;
    }
  | { path: string; problem: ErrorCode; message: string };

export type ToWorker =
  | { kind: 'read'; job: number; file: FileToRead }
  /** To `sibling-wanted` and `range-wanted`. */
  | { kind: 'answer'; job: number; request: number; bytes: Uint8Array | null }
  /** To `columns-met`: column → field. */
  | { kind: 'mapping'; job: number; request: number; mapping: [string, DataField][] }
  | { kind: 'go-on'; job: number }
  /** The next piece of the entry last told. */
  | { kind: 'chunk-wanted'; job: number; request: number }
  /** A file of the container, by its path inside. */
  | { kind: 'inner-sibling-wanted'; job: number; request: number; path: string };

export type FromWorker =
  /** Sent once, when the worker's code is loaded: the clock of a file must not run while modules are being read. */
  | { kind: 'ready' }
  | { kind: 'sibling-wanted'; job: number; request: number; path: string }
  | { kind: 'range-wanted'; job: number; request: number; offset: number; length: number }
  | { kind: 'columns-met'; job: number; request: number; met: ColumnsMet }
  | { kind: 'parts'; job: number; parts: ReadyPart[] }
  | { kind: 'entry'; job: number; entry: EntryTold }
  /** No entry follows; those told may still ask for siblings until `go-on`. */
  | { kind: 'entries-end'; job: number }
  /** To `chunk-wanted` (null: it has ended) and `inner-sibling-wanted`. */
  | {
      kind: 'inner-answer';
      job: number;
      request: number;
      bytes: Uint8Array | null;
      error: ErrorReport | null;
    }
  | { kind: 'end'; job: number }
  | { kind: 'failed'; job: number; error: ErrorReport; stack: string | null };

/**
 * The same bytes in memory that may be given away: themselves when they fill their buffer, a copy when they are a
 * window into a larger one (Node's pool of small buffers, a page of a database), which others still use.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const fills = bytes.byteOffset === 0 && bytes.byteLength === buffer.byteLength;
  return fills && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}
