import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Transport } from '../../contract/transport.ts';
import { type Archive, openArchive } from '../../main/archive.ts';
import { type Channel, connectArchive, serveArchive, type WireMessage } from '../../main/archive-wire.ts';

export const root = resolve(import.meta.dirname, '../..');

export interface OpenTransport {
  transport: Transport;
  /** The archive itself, for what only trusted callers may do. */
  archive: Archive;
  folder: string;
  /** Closes all and opens the same library again behind the same kind of transport. */
  reopen(): Promise<OpenTransport>;
  dispose(): Promise<void>;
}

export type Carry = (archive: Archive) => Promise<{ transport: Transport; close(): Promise<void> }>;

/** A real library in a temporary folder behind one kind of transport. */
export async function openTransport(carry: Carry, folder?: string): Promise<OpenTransport> {
  const library = folder ?? (await mkdtemp(join(tmpdir(), 'carrel-contract-')));
  const archive = await openArchive({
    folder: library,
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
  });
  const carried = await carry(archive);
  const close = async (): Promise<void> => {
    await carried.close();
    await archive.close();
  };
  return {
    transport: carried.transport,
    archive,
    folder: library,
    async reopen() {
      await close();
      return openTransport(carry, library);
    },
    async dispose() {
      await close();
      await rm(library, { recursive: true, force: true });
    },
  };
}

export const inProcess: Carry = async (archive) => ({ transport: archive, close: async () => {} });

/** Messages are cloned as between processes: what does not survive that is found here. */
export const structuredClone: Carry = async (archive) => {
  const { port1, port2 } = new MessageChannel();
  serveArchive(archive, portChannel(port1));
  const transport = connectArchive(portChannel(port2));
  return {
    transport,
    async close() {
      port1.close();
      port2.close();
    },
  };
};

function portChannel(port: MessagePort): Channel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (message: WireMessage) => listener(message)),
    onClose: (listener) => void port.on('close', listener),
  };
}
