import type { ErrorCode } from '../../contract/errors.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { DataField } from '../../contract/import-model.ts';
import type { ColumnsMet } from '../importers/importer.ts';
import type { ReadyPart } from '../library/ready-article.ts';
import type { WorkClock } from './work-clock.ts';
import { type FromWorker, ownBytes, type ToWorker } from './worker-protocol.ts';

/** Answers with a file named relative to the one being read, or null when there is none or it may not be read. */
export type ReadSibling = (relativePath: string) => Promise<Uint8Array | null>;

/** What the host of a file does while a worker reads it. The worker waits for each of these to settle. */
export interface FileHost {
  sibling: ReadSibling;
  /** Bytes of a file that was not given whole; fewer only at its end. */
  range(offset: number, length: number): Promise<Uint8Array>;
  /** What the columns of a file of records mean. */
  columns(met: ColumnsMet): ReadonlyMap<string, DataField>;
  onParts(parts: ReadyPart[]): Promise<void>;
  onEntry(entry: ContainerEntry): Promise<void>;
  /** No entry follows. When this settles, siblings can no longer be asked for. */
  onEntriesEnd(): Promise<void>;
}

/** A file inside the container being read, or why there is none. */
export type ContainerEntry =
  | {
      kind: 'file';
      /** With the folders inside the container. */
      path: string;
      size: number | null;
      modified: string | null;
      /** All of it, or null when it is large: then `chunks`, before `onEntry` settles. */
      bytes: Uint8Array | null;
      chunks(): AsyncIterable<Uint8Array>;
      /** A file of the same container, relative to this one. */
      sibling: ReadSibling;
    }
  | { kind: 'problem'; path: string; code: ErrorCode; message: string };

/** The host's side of what is said about one file. */
export interface Conversation {
  /** Anything but `ready`, `end` and `failed`. */
  hear(message: FromWorker): void;
  /** The worker has done with the file, or is gone: what it still owes is refused. */
  end(error: Error): void;
  /** Settles when the host has taken what came last; rejects when it could not. */
  taken(): Promise<void>;
}

export interface ConversationOptions {
  job: number;
  host: FileHost;
  clock: WorkClock;
  post(message: ToWorker, transfer: ArrayBuffer[]): void;
  /** The first entry came: the worker will mostly wait from now on. */
  onContainer(): void;
  /** The host could not go on: the disk is full, the import was cancelled. */
  onFailure(error: Error): void;
}

interface Waiting {
  resolve(bytes: Uint8Array | null): void;
  reject(error: Error): void;
}

export function createConversation(options: ConversationOptions): Conversation {
  const { job, host, clock, post, onContainer, onFailure } = options;
  const waiting = new Map<number, Waiting>();
  let lastRequest = 0;
  let furthest = 0;
  let ended: Error | null = null;
  let last: Promise<void> = Promise.resolve();

  const ask = (message: (request: number) => ToWorker): Promise<Uint8Array | null> =>
    new Promise((resolve, reject) => {
      if (ended !== null) {
        reject(ended);
        return;
      }
      lastRequest += 1;
      waiting.set(lastRequest, { resolve, reject });
      clock.go();
      post(message(lastRequest), []);
    });

  /** Lets the worker go on when the host has done its part. */
  const when = (work: Promise<void>): void => {
    clock.reset();
    clock.hold();
    last = work;
    work.then(
      () => {
        if (ended !== null) return;
        clock.go();
        post({ kind: 'go-on', job }, []);
      },
      (error: unknown) => {
        if (ended === null) onFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };

  const answer = (request: number, work: Promise<Uint8Array | null>): void => {
    clock.hold();
    const send = (found: Uint8Array | null): void => {
      if (ended !== null) return;
      clock.go();
      const bytes = found && ownBytes(found);
      post({ kind: 'answer', job, request, bytes }, bytes ? [bytes.buffer] : []);
    };
    // The article can be read without a file beside it, whatever went wrong there: it is listed as missing.
    work.then(send, () => send(null));
  };

  const range = async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = await host.range(offset, length);
    if (offset + bytes.length > furthest) clock.reset();
    furthest = Math.max(furthest, offset + bytes.length);
    return bytes;
  };

  const innerSibling =
    (entryPath: string): ReadSibling =>
    (relativePath) => {
      const path = resolveInside(entryPath, relativePath);
      if (path === null) return Promise.resolve(null);
      return ask((request) => ({ kind: 'inner-sibling-wanted', job, request, path })).catch(() => null);
    };

  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = await ask((request) => ({ kind: 'chunk-wanted', job, request }));
      clock.reset();
      clock.hold();
      if (chunk === null) return;
      yield chunk;
    }
  };

  return {
    hear(message) {
      switch (message.kind) {
        case 'sibling-wanted':
          return answer(message.request, host.sibling(message.path));
        case 'range-wanted':
          return answer(message.request, range(message.offset, message.length));
        case 'columns-met': {
          const mapping = [...host.columns(message.met)];
          return post({ kind: 'mapping', job, request: message.request, mapping }, []);
        }
        case 'parts':
          return when(host.onParts(message.parts));
        case 'entry': {
          onContainer();
          const { entry } = message;
          if ('problem' in entry) {
            const { path, problem: code, message: text } = entry;
            return when(host.onEntry({ kind: 'problem', path, code, message: text }));
          }
          return when(host.onEntry({ kind: 'file', ...entry, chunks, sibling: innerSibling(entry.path) }));
        }
        case 'entries-end':
          onContainer();
          return when(host.onEntriesEnd());
        case 'inner-answer': {
          const asked = waiting.get(message.request);
          waiting.delete(message.request);
          if (message.error !== null)
            asked?.reject(new ArchiveError(message.error.code, message.error.message));
          else asked?.resolve(message.bytes);
          return;
        }
        default:
          return;
      }
    },
    taken: () => last,
    end(error) {
      ended = error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

/** The path inside the container of a name relative to one of its files; null when that leads out of it. */
function resolveInside(entryPath: string, relativePath: string): string | null {
  if (relativePath === '' || /[\0:\\]|^\//.test(relativePath)) return null;
  const folders = entryPath.split('/').slice(0, -1);
  for (const part of relativePath.split('/')) {
    if (part === '..') return null;
    if (part !== '' && part !== '.') folders.push(part);
  }
  return folders.join('/');
}
