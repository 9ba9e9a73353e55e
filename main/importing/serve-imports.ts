import { parentPort } from 'node:worker_threads';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { SourceFile } from '../importers/importer.ts';
import type { ReadyArticle } from '../library/ready-article.ts';
import { readFile } from './read-file.ts';
import { type FromWorker, ownBytes, type ToWorker } from './worker-protocol.ts';

/** The worker's side of the protocol: reads the files it is handed, one after the other, until it is ended. */
export function serveImports(): void {
  const port = parentPort;
  if (!port) throw new Error('An import worker runs in a worker thread.');
  const siblings = new Map<number, (bytes: Uint8Array | null) => void>();
  let lastRequest = 0;
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);

  const read = async (job: number, file: SourceFile): Promise<void> => {
    const sibling = (path: string): Promise<Uint8Array | null> =>
      new Promise((resolve) => {
        lastRequest += 1;
        siblings.set(lastRequest, resolve);
        send({ kind: 'sibling-wanted', job, request: lastRequest, path });
      });
    try {
      const articles: ReadyArticle[] = [];
      for await (const part of readFile(file, { sibling }))
        if ('problem' in part) throw new ArchiveError(part.problem, part.message);
        else articles.push(part);
      const bytes = ownBytes(file.bytes);
      const buffers = new Set<ArrayBuffer>([bytes.buffer]);
      for (const image of articles.flatMap((article) => article.images)) {
        const own = ownBytes(image.bytes);
        image.bytes = own;
        buffers.add(own.buffer);
      }
      send({ kind: 'read', job, articles, bytes }, [...buffers]);
    } catch (error) {
      const stack = error instanceof Error && !(error instanceof ArchiveError) ? (error.stack ?? null) : null;
      const bytes = ownBytes(file.bytes);
      send({ kind: 'failed', job, error: toErrorReport(error), stack, bytes }, [bytes.buffer]);
    } finally {
      siblings.clear();
    }
  };

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'read') {
      void read(message.job, message.file);
      return;
    }
    siblings.get(message.request)?.(message.bytes);
    siblings.delete(message.request);
  });
  send({ kind: 'ready' });
}
