import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Archive } from '../../archive.ts';
import { serveArchive } from '../../archive-wire.ts';
import { createSocketChannel, greeting } from './socket-channel.ts';
import { makeSocketPlace } from './socket-place.ts';

/**
 * Lets other programs of the same person use a library that this one holds: the command line, a second host. They are
 * trusted like the holder itself, so the socket is theirs alone (mode 0600, in a folder of mode 0700).
 */
export async function serveOnSocket(archive: Archive, folder: string): Promise<{ close(): Promise<void> }> {
  const place = makeSocketPlace(folder);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.write(`${greeting}\n`);
    serveArchive(archive, createSocketChannel(socket), { onClose: () => socket.end() });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.path, () => {
      server.off('error', reject);
      resolve();
    });
  });
  if (process.platform !== 'win32') chmodSync(place.path, 0o600);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
      place.remove();
    },
  };
}
