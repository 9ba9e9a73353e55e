import { webcrypto } from 'node:crypto';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { FileOutcome, ImportStore } from '../library/import-store.ts';
import { createBudget } from './budget.ts';
import type { Found } from './enumerate.ts';
import { readSource } from './read-source.ts';
import type { ImportPool, ReadSibling } from './worker-pool.ts';

/** One file of an import from disk to outcome: read → hash → known? → articles. */
export interface FileReader {
  /** Never rejects: a file ends as stored, duplicate or a named problem, or as null when the import was cancelled. */
  read(file: NumberedFile, sibling: ReadSibling): Promise<FileOutcome | null>;
  /** These are in the library now: the same bytes are found there. */
  forget(outcomes: FileOutcome[]): void;
}

export type NumberedFile = Found & { kind: 'file' } & { number: number };

export interface FileReaderOptions {
  store: Pick<ImportStore, 'findOriginal'>;
  pool: ImportPool;
  signal: AbortSignal;
  onFile(path: string): void;
  log(line: string): void;
}

/** Bytes of files that are being read, hashed or waiting for a worker. */
const bytesInFlight = 64 * 1024 * 1024;

export function createFileReader({ store, pool, signal, onFile, log }: FileReaderOptions): FileReader {
  const bytes = createBudget(bytesInFlight);
  /** By hash, from when it is known until the outcome is recorded: the same bytes met again are not read again. */
  const underWay = new Map<string, Promise<FileOutcome | null>>();

  const readBytes = async (
    { number, name, path, shownAs }: NumberedFile,
    sibling: ReadSibling,
    admit: (size: number) => Promise<void>,
  ): Promise<FileOutcome> => {
    const source = await readSource(path, name, admit);
    // On Node's thread pool: hashing 64 MiB here would hold up every answer for a quarter of a second.
    const sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', source.bytes)).toString('hex');
    const known = store.findOriginal(sha256);
    if (known !== null) return { number, kind: 'duplicate', path: shownAs, ...known };
    const twin = await underWay.get(sha256);
    // The library will see that it holds these bytes already, and say of which article.
    if (twin?.kind === 'stored') return { ...twin, number, path: shownAs, name };
    const reading = readArticles();
    const quiet = reading.catch(() => null);
    underWay.set(sha256, quiet);
    void quiet.then((outcome) => outcome ?? underWay.delete(sha256));
    return reading;

    async function readArticles(): Promise<FileOutcome> {
      const file = { name, path: shownAs, bytes: source.bytes as Uint8Array, modified: source.modified };
      const articles = await pool.read(file, sibling, signal);
      return { number, kind: 'stored', path: shownAs, name, sha256, bytes: file.bytes, articles };
    }
  };

  return {
    async read(file, sibling) {
      if (signal.aborted) return null;
      onFile(file.shownAs);
      let admitted = 0;
      try {
        return await readBytes(file, sibling, async (size) => {
          await bytes.take(size);
          admitted = size;
          if (signal.aborted) throw new ArchiveError('cancelled', 'The import was cancelled.');
        });
      } catch (error) {
        if (error instanceof ArchiveError && error.code === 'cancelled') return null;
        logCause(file.shownAs, error, log);
        const { code, message } = toErrorReport(error);
        return { number: file.number, kind: 'problem', path: file.shownAs, code, message };
      } finally {
        bytes.give(admitted);
      }
    },
    forget(outcomes) {
      for (const outcome of outcomes) if (outcome.kind === 'stored') underWay.delete(outcome.sha256);
    },
  };
}

/** Defects, and what is behind the crash of an importer; other refusals are the file's own affair. */
function logCause(path: string, error: unknown, log: (line: string) => void): void {
  const cause = error instanceof ArchiveError ? error.code === 'importer-crashed' && error.cause : error;
  if (cause) log(`importing "${path}": ${cause instanceof Error ? cause.stack : String(cause)}`);
}
