import { toErrorReport } from '../../contract/errors.ts';
import type { ContainerEntry } from '../importers/archive/container.ts';
import { enumerateUploads } from './enumerate.ts';
import { isLeftover, isPageFolderName, isPart } from './passed-over.ts';
import type { Reading } from './read-file.ts';
import { type FromWorker, ownBytes, type ToWorker } from './worker-protocol.ts';

export interface ContainerTeller {
  /** Settles when every entry was told and the host has done with them. */
  told: Promise<void>;
  answer(message: ToWorker): Promise<void>;
}

export interface TellerOptions {
  job: number;
  reading: Extract<Reading, { kind: 'container' }>;
  send(message: FromWorker, transfer?: ArrayBuffer[]): void;
  sendAndWait(message: FromWorker, transfer?: ArrayBuffer[]): Promise<void>;
}

/** Larger entries go to the host in pieces. */
const largestWhole = 16 * 1024 * 1024;

/** Tells the host the files in a container, one by one, each when the one before has been taken. */
export function tellContainer({ job, reading, send, sendAndWait }: TellerOptions): ContainerTeller {
  const { container, names } = reading;
  const choose = chooser(names);
  let chunks: AsyncIterator<Uint8Array> | null = null;

  const tellAll = async (): Promise<void> => {
    for await (const entry of container.entries()) {
      if ('problem' in entry) {
        const { problem, message, within } = entry;
        if (isLeftoverInside(within)) continue;
        await sendAndWait({ kind: 'entry', job, entry: { path: within, problem, message } });
        continue;
      }
      const choice = choose(entry.name);
      if (choice === 'pass-over') continue;
      if (choice === 'read') await tell(entry);
      else await sendAndWait({ kind: 'entry', job, entry: { path: entry.name, ...choice } });
    }
    await sendAndWait({ kind: 'entries-end', job });
  };

  const tell = async (entry: ContainerEntry): Promise<void> => {
    const { name: path, size, modified } = entry;
    try {
      const bytes = size !== null && size <= largestWhole ? await collect(entry) : null;
      if (bytes === null) chunks = entry.chunks()[Symbol.asyncIterator]();
      const told = { path, size: bytes?.length ?? size, modified, bytes };
      await sendAndWait({ kind: 'entry', job, entry: told }, bytes ? [bytes.buffer] : []);
      await chunks?.return?.();
    } catch (error) {
      const { code, message } = toErrorReport(error);
      if (code === 'internal') throw error;
      await sendAndWait({ kind: 'entry', job, entry: { path, problem: code, message } });
    } finally {
      chunks = null;
    }
  };

  const inner = async (request: number, read: () => Promise<Uint8Array | null>): Promise<void> => {
    try {
      const found = await read();
      const bytes = found && ownBytes(found);
      send({ kind: 'inner-answer', job, request, bytes, error: null }, bytes ? [bytes.buffer] : []);
    } catch (error) {
      send({ kind: 'inner-answer', job, request, bytes: null, error: toErrorReport(error) });
    }
  };

  return {
    told: tellAll(),
    async answer(message) {
      if (message.kind === 'chunk-wanted')
        await inner(message.request, async () => {
          const next = await chunks?.next();
          return next === undefined || next.done === true ? null : next.value;
        });
      if (message.kind === 'inner-sibling-wanted')
        await inner(message.request, () => container.sibling(message.path));
    },
  };
}

const top = 'container/';

/** Nobody misses what a system left. A way up (`..`) is not a name that hides. */
function isLeftoverInside(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part !== '.' && part !== '..' && isLeftover(part));
}

type Choice = 'read' | 'pass-over' | { problem: 'not-recognised'; message: string };

/** The same choice as in a folder on disk. Without a directory only what came before is known. */
function chooser(names: readonly string[] | null): (name: string) => Choice {
  if (names !== null) {
    const choices = new Map<string, Choice>();
    // As if the container were a folder: what lies at its top was not picked by hand either.
    for (const found of enumerateUploads(names.map((name) => ({ path: name, shownAs: `${top}${name}` }))))
      choices.set(
        found.shownAs.slice(top.length),
        found.kind === 'file' ? 'read' : { problem: 'not-recognised', message: found.message },
      );
    return (name) => choices.get(name) ?? 'pass-over';
  }
  return (name) => {
    const parts = name.split('/');
    const passedOver =
      parts.some(isLeftover) ||
      parts.slice(0, -1).some(isPageFolderName) ||
      (parts.length > 1 && isPart(name));
    return passedOver ? 'pass-over' : 'read';
  };
}

async function collect(entry: ContainerEntry): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry.chunks()) pieces.push(piece);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
