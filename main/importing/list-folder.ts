import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** A path as the system takes it. Bytes where a name is not UTF-8, as on disks written in the days of KOI8-R. */
export type DiskPath = string | Buffer;

export interface FolderEntry {
  /** For people; not always what the system calls it. */
  name: string;
  path: DiskPath;
  /** `other`: a link, a special file, or a file system that does not say. */
  kind: 'file' | 'folder' | 'other';
}

/** From here on others get a turn between the steps. */
const largeFolder = 5_000;

/**
 * The entries of one folder, in order of their names, so that receipts read alike on every machine. The names of one
 * folder are held at a time: 50,000 files cost some ten megabytes while they are walked.
 */
export async function listFolder(folder: DiskPath): Promise<FolderEntry[]> {
  if (typeof folder !== 'string') return (await listByBytes(folder)).sort(byName);
  const found = await readdir(folder, { withFileTypes: true });
  const breath = async (): Promise<void> => {
    if (found.length > largeFolder) await setImmediate();
  };
  await breath();
  const entries = found.map((entry): FolderEntry => {
    const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
    return { name: entry.name, path: join(folder, entry.name), kind };
  });
  await breath();
  const odd = entries.some(isOdd) ? (await listByBytes(folder)).filter(isOdd) : [];
  const all = odd.length === 0 ? entries : [...entries.filter((entry) => !isOdd(entry)), ...odd];
  all.sort(byName);
  await breath();
  return all;
}

/** Its name is no UTF-8, and reads otherwise than the system has it. */
function isOdd({ name }: FolderEntry): boolean {
  return name.includes('\ufffd');
}

function byName(one: FolderEntry, other: FolderEntry): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

async function listByBytes(folder: DiskPath): Promise<FolderEntry[]> {
  const separator = Buffer.from('/');
  const names = await readdir(folder, { encoding: 'buffer' });
  return names.map((bytes) => ({
    name: bytes.toString(),
    path: Buffer.concat([Buffer.from(folder), separator, bytes]),
    kind: 'other',
  }));
}
