import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A path as the system takes it. Bytes where a name is not UTF-8, as on disks written in the days of KOI8-R. */
export type DiskPath = string | Buffer;

export interface FolderEntry {
  /** For people; not always what the system calls it. */
  name: string;
  path: DiskPath;
  /** `other`: a link, a special file, or a file system that does not say. */
  kind: 'file' | 'folder' | 'other';
}

/**
 * The entries of one folder, in order of their names, so that receipts read alike on every machine. Only names are held,
 * not entries: a folder of 100,000 files costs some ten megabytes while it is being walked.
 */
export async function listFolder(path: DiskPath): Promise<FolderEntry[]> {
  const entries: FolderEntry[] = [];
  let unreadableNames = false;
  if (typeof path === 'string')
    for await (const entry of await opendir(path, { bufferSize: 512 })) {
      if (entry.name.includes('\ufffd')) {
        unreadableNames = true;
        continue;
      }
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
      entries.push({ name: entry.name, path: join(path, entry.name), kind });
    }
  if (typeof path !== 'string' || unreadableNames)
    entries.push(...(await listByBytes(path, unreadableNames)));
  return entries.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

/** Names as bytes, of those that are no UTF-8, or of all. */
async function listByBytes(folder: DiskPath, onlyOdd: boolean): Promise<FolderEntry[]> {
  const separator = Buffer.from('/');
  const names = await readdir(folder, { encoding: 'buffer' });
  return names
    .map((bytes) => ({ bytes, name: bytes.toString() }))
    .filter(({ name }) => !onlyOdd || name.includes('\ufffd'))
    .map(({ bytes, name }) => ({
      name,
      path: Buffer.concat([Buffer.from(folder), separator, bytes]),
      kind: 'other',
    }));
}
