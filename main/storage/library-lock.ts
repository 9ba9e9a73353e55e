import { DatabaseSync } from 'node:sqlite';
import { ArchiveError } from '../../contract/errors.ts';

/**
 * One writer per library. Node has no file locks, SQLite does: an exclusive transaction on a small database of its own is
 * a lock of the operating system, held across platforms and freed by the death of its holder, however it dies.
 *
 * @returns a function that frees the lock. Error: `library-locked`.
 */
export function lockLibrary(path: string): () => void {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new ArchiveError(
      'library-locked',
      'Another program holds this library. Close it, or use that one.',
      {
        cause: error,
      },
    );
  }
  return () => {
    if (database.isOpen) database.close();
  };
}
