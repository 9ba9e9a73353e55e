import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './atomic-write.ts';
import { asDiskError } from './disk-error.ts';

/** Where the parts of a library lie. See docs/library-folder.md. */
export interface LibraryFolder {
  root: string;
  database: string;
  lock: string;
  originals: string;
  images: string;
  index: string;
}

export function libraryFolder(root: string): LibraryFolder {
  return {
    root,
    database: join(root, 'library.db'),
    lock: join(root, 'lock'),
    originals: join(root, 'originals'),
    images: join(root, 'images'),
    index: join(root, 'index'),
  };
}

/** Makes what is missing of a library's folder, private to its owner. Errors: disk-full, disk-failed. */
export async function makeLibraryFolder(folder: LibraryFolder): Promise<void> {
  try {
    for (const path of [folder.root, folder.originals, folder.images, folder.index])
      await mkdir(path, { recursive: true, mode: 0o700 });
    const readme = join(folder.root, 'README.txt');
    if (!existsSync(readme)) await writeAtomically(readme, readmeText);
  } catch (error) {
    throw asDiskError(error, folder.root);
  }
}

/** Removes what a crash left half written. Only for the holder of the lock. */
export async function sweepTemporaryFiles(folder: LibraryFolder): Promise<void> {
  for (const store of [folder.originals, folder.images])
    for (const shelf of await readdir(store))
      for (const name of await readdir(join(store, shelf)).catch(() => []))
        if (name.endsWith('.tmp')) await rm(join(store, shelf, name), { force: true });
}

const readmeText = `This folder is a Carrel library.

library.db   everything about your articles, and your notes and highlights: an SQLite 3 database (WAL mode).
             Copy it together with library.db-wal, or while Carrel is closed.
             Tables: articles and texts (html and plain text), notes, highlights, tags, collections, imports.
             For example:  sqlite3 library.db "select title, published from articles"
originals/   every file you imported, byte for byte, named by its SHA-256: the first two digits are the folder.
             Names that end in .gz are packed with gzip.
images/      pictures of articles, named in the same way.
index/       the search index. It can be deleted: Carrel makes it anew.
lock         held while Carrel has the library open.

Nothing in here is locked away: any SQLite program and gzip read it all.
`;
