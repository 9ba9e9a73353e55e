/**
 * What the host and an import worker say to each other. One file at a time per worker, so messages need no job number
 * beyond the one that tells a late answer of a cancelled file from the present one.
 */
import type { ErrorReport } from '../../contract/errors.ts';
import type { SourceFile } from '../importers/importer.ts';
import type { ReadyArticle } from '../library/ready-article.ts';

export type ToWorker =
  | { kind: 'read'; job: number; file: SourceFile }
  | { kind: 'sibling'; job: number; request: number; bytes: Uint8Array | null };

export type FromWorker =
  /** Sent once, when the worker's code is loaded: the clock of a file must not run while modules are being read. */
  | { kind: 'ready' }
  | { kind: 'sibling-wanted'; job: number; request: number; path: string }
  /** `bytes` are the file's own, given back. */
  | { kind: 'read'; job: number; articles: ReadyArticle[]; bytes: Uint8Array }
  | { kind: 'failed'; job: number; error: ErrorReport; stack: string | null; bytes: Uint8Array };

/**
 * The same bytes in memory that may be given away: themselves when they fill their buffer, a copy when they are a
 * window into a larger one (Node's pool of small buffers, a page of a database), which others still use.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const fills = bytes.byteOffset === 0 && bytes.byteLength === buffer.byteLength;
  return fills && buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}
