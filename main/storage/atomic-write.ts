import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asDiskError } from './disk-error.ts';

/**
 * Writes a file whole or not at all: temporary name in the same folder, synced, renamed, folder synced. A crash leaves the
 * old file or the new one, and at worst a `.tmp` that `openLibraryFolder` sweeps away. Errors: disk-full, disk-failed.
 *
 * @param options.syncFolder false when the caller syncs the folder itself, after several files.
 */
export async function writeAtomically(
  path: string,
  data: Uint8Array | string,
  options: { mode?: number; syncFolder?: boolean } = {},
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  let file: FileHandle | undefined;
  try {
    file = await open(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
      options.mode ?? 0o600,
    );
    await file.writeFile(data);
    await file.sync();
    await file.close();
    file = undefined;
    await rename(temporary, path);
    if (options.syncFolder ?? true) await syncFolder(dirname(path));
  } catch (error) {
    await file?.close();
    await rm(temporary, { force: true });
    throw asDiskError(error, path);
  }
}

/** Makes renames in a folder durable. Windows has no such call and does it by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
