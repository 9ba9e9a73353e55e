import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The system's limit for the path of a Unix socket is 104 or 108 bytes. */
const longestPath = 100;

const socketIn = (folder: string): string => join(folder, 'carrel.sock');
const noteIn = (folder: string): string => join(folder, 'carrel.sock.path');

/**
 * Where the holder of a library listens: a socket in the library's folder, on Windows a pipe named after it. A folder
 * with too long a path gets a socket in a private temporary folder, and a note in the library that says where.
 */
export function makeSocketPlace(folder: string): { path: string; remove(): void } {
  if (process.platform === 'win32') return { path: pipeName(folder), remove: () => undefined };
  const path = socketIn(folder);
  // Only the holder of the library's lock comes here: what lies there is left over from a death.
  rmSync(path, { force: true });
  rmSync(noteIn(folder), { force: true });
  if (Buffer.byteLength(path) <= longestPath) return { path, remove: () => rmSync(path, { force: true }) };
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'carrel-')), 'socket');
  writeFileSync(noteIn(folder), elsewhere, { mode: 0o600 });
  return {
    path: elsewhere,
    remove() {
      rmSync(noteIn(folder), { force: true });
      rmSync(dirname(elsewhere), { recursive: true, force: true });
    },
  };
}

/** Where the holder of a library would listen, should there be one. */
export function findSocketPlace(folder: string): string {
  if (process.platform === 'win32') return pipeName(folder);
  try {
    return readFileSync(noteIn(folder), 'utf8');
  } catch {
    return socketIn(folder);
  }
}

function pipeName(folder: string): string {
  const name = createHash('sha256').update(realpathSync.native(folder).toLowerCase()).digest('hex');
  return `\\\\.\\pipe\\carrel-${name.slice(0, 32)}`;
}
