import { createConnection, type Socket } from 'node:net';
import { ArchiveError } from '../../../contract/errors.ts';
import type { Archive } from '../../archive.ts';
import { type Channel, connectArchive } from '../../archive-wire.ts';
import { createSocketChannel, greeting } from './socket-channel.ts';
import { findSocketPlace } from './socket-place.ts';

const greetingTimeLimitMs = 5_000;

export interface RunningArchive {
  archive: Archive;
  /** Settles when the program that holds the library has gone, or closed it. */
  lost: Promise<void>;
}

/**
 * The archive of a program that already holds this library, or null when there is none. Error: `library-locked` when
 * there is one that does not answer, or that speaks as another version does.
 */
export async function connectToRunningArchive(folder: string): Promise<RunningArchive | null> {
  const socket = await connect(folder);
  if (socket === null) return null;
  const { channel, first: arriving } = greetedChannel(socket);
  const archive = connectArchive(channel);
  const first = await arriving;
  // The holder ended just now.
  if (first === 'closed') return null;
  if (first !== greeting) {
    socket.destroy();
    throw new ArchiveError(
      'library-locked',
      first === 'silent'
        ? `Another program holds the library in "${folder}" and does not answer. Close it and try again.`
        : `Another version of Carrel holds the library in "${folder}". Close it and try again.`,
    );
  }
  const lost = new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
  return { archive, lost };
}

function connect(folder: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    let path: string;
    try {
      path = findSocketPlace(folder);
    } catch {
      return resolve(null);
    }
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    // Nothing there, or a socket whose listener died: either way nobody holds the library by it.
    socket.once('error', () => resolve(null));
  });
}

function greetedChannel(socket: Socket): { channel: Channel; first: Promise<string> } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const channel = createSocketChannel(socket, resolve);
  const timer = setTimeout(() => resolve('silent'), greetingTimeLimitMs);
  socket.once('close', () => resolve('closed'));
  return { channel, first: promise.finally(() => clearTimeout(timer)) };
}
