import { parentPort } from 'node:worker_threads';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { DataField } from '../../contract/import-model.ts';
import type { ColumnsMet } from '../importers/importer.ts';
import type { ReadyPart } from '../library/ready-article.ts';
import { openFile } from './read-file.ts';
import { sourceStream } from './source-stream.ts';
import { type ContainerTeller, tellContainer } from './tell-container.ts';
import { type FileToRead, type FromWorker, ownBytes, type ToWorker } from './worker-protocol.ts';

/** At most so much goes to the host at once, before it says that it has stored it. */
const partsAtOnce = { count: 64, characters: 1024 * 1024 };

/** The worker's side of the protocol: reads the files it is handed, one after the other, until it is ended. */
export function serveImports(): void {
  const port = parentPort;
  if (!port) throw new Error('An import worker runs in a worker thread.');
  const answers = new Map<number, (bytes: Uint8Array | null) => void>();
  const mappings = new Map<number, (mapping: ReadonlyMap<string, DataField>) => void>();
  let lastRequest = 0;
  let goOn = (): void => undefined;
  let container: ContainerTeller | null = null;
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const sendAndWait = (message: FromWorker, transfer: ArrayBuffer[] = []): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
      send(message, transfer);
    });
  const ask = (message: (request: number) => FromWorker): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      lastRequest += 1;
      answers.set(lastRequest, resolve);
      send(message(lastRequest));
    });

  const tellParts = async (job: number, parts: AsyncIterable<ReadyPart>): Promise<void> => {
    let gathered: ReadyPart[] = [];
    let characters = 0;
    for await (const part of parts) {
      // Only now is it known that these are not the last: they need the host's leave to go on.
      if (gathered.length >= partsAtOnce.count || characters >= partsAtOnce.characters) {
        await sendAndWait({ kind: 'parts', job, parts: gathered }, giveImages(gathered));
        gathered = [];
        characters = 0;
      }
      gathered.push(part);
      characters += weight(part);
    }
    if (gathered.length > 0) send({ kind: 'parts', job, parts: gathered }, giveImages(gathered));
  };

  const read = async (job: number, file: FileToRead): Promise<void> => {
    try {
      const range = async (offset: number, length: number): Promise<Uint8Array> => {
        const bytes = await ask((request) => ({ kind: 'range-wanted', job, request, offset, length }));
        if (bytes === null) throw new ArchiveError('unreadable', `"${file.name}" can no longer be read.`);
        return bytes;
      };
      const sibling = (path: string): Promise<Uint8Array | null> =>
        ask((request) => ({ kind: 'sibling-wanted', job, request, path }));
      const columns = (met: ColumnsMet): Promise<ReadonlyMap<string, DataField>> =>
        new Promise((resolve) => {
          lastRequest += 1;
          mappings.set(lastRequest, resolve);
          send({ kind: 'columns-met', job, request: lastRequest, met });
        });
      const reading = await openFile(await sourceStream(file, range), { sibling, columns }, file.depth);
      if (reading.kind === 'parts') await tellParts(job, reading.parts);
      else {
        container = tellContainer({ job, reading, send, sendAndWait });
        await container.told;
      }
      send({ kind: 'end', job });
    } catch (error) {
      const stack = error instanceof Error && !(error instanceof ArchiveError) ? (error.stack ?? null) : null;
      send({ kind: 'failed', job, error: toErrorReport(error), stack });
    } finally {
      answers.clear();
      container = null;
    }
  };

  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'read':
        return void read(message.job, message.file);
      case 'go-on':
        return goOn();
      case 'mapping':
        mappings.get(message.request)?.(new Map(message.mapping));
        mappings.delete(message.request);
        return;
      case 'answer':
        answers.get(message.request)?.(message.bytes);
        answers.delete(message.request);
        return;
      default:
        return void container?.answer(message);
    }
  });
  send({ kind: 'ready' });
}

function weight(part: ReadyPart): number {
  if ('problem' in part) return 0;
  return part.html.length + part.text.length + part.images.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Pictures are handed over, not copied. */
function giveImages(parts: ReadyPart[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const part of parts) {
    if ('problem' in part) continue;
    for (const image of part.images) {
      const own = ownBytes(image.bytes);
      // Two articles of one file may show the same picture: a buffer can be given away once.
      image.bytes = buffers.has(own.buffer) ? own.slice() : own;
      buffers.add(own.buffer);
    }
  }
  return [...buffers];
}
