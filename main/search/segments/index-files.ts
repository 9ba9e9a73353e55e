import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../../storage/atomic-write.ts';
import { asDiskError } from '../../storage/disk-error.ts';

/**
 * The folder of the index, as little of it as the index needs: tests put one in its place that fails, or stops for ever,
 * at any byte. Errors: disk-full, disk-failed; what was there before stays.
 */
export interface IndexFiles {
  list(): string[];
  /** A new file, or a new one in the place of an old one of that name. */
  create(name: string): WritableFile;
  /** Throws an error with the code ENOENT when there is none. */
  open(name: string): ReadableFile;
  /** In the place of a file of that name, whole or not at all; durable when the promise settles. */
  rename(from: string, to: string): Promise<void>;
  /** Nothing happens when there is none. */
  remove(name: string): void;
}

export interface WritableFile {
  write(bytes: Uint8Array): void;
  /** Makes all of it durable and closes it. */
  finish(): Promise<void>;
  /** Closes it as it is. Nothing happens when it was closed or finished. */
  abandon(): void;
}

export interface ReadableFile {
  readonly size: number;
  /** Fills all of `target` from the place `at`; throws when the file ends before. */
  read(target: Uint8Array, at: number): void;
  close(): void;
}

const syncFile = promisify(fsync);

export function openIndexFiles(folder: string): IndexFiles {
  return {
    list: () => atDisk(folder, () => readdirSync(folder)),
    create(name) {
      const path = join(folder, name);
      const file = atDisk(path, () =>
        openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600),
      );
      let open = true;
      const close = (): void => {
        if (open) closeSync(file);
        open = false;
      };
      return {
        write(bytes) {
          for (let written = 0; written < bytes.length; )
            written += atDisk(path, () => writeSync(file, bytes, written));
        },
        async finish() {
          try {
            await syncFile(file);
          } catch (error) {
            throw asDiskError(error, path);
          } finally {
            close();
          }
        },
        abandon: close,
      };
    },
    open(name) {
      const path = join(folder, name);
      const file = atDisk(path, () => openSync(path, constants.O_RDONLY));
      const { size } = fstatSync(file);
      return {
        size,
        read(target, at) {
          for (let read = 0; read < target.length; ) {
            const bytes = atDisk(path, () => readSync(file, target, read, target.length - read, at + read));
            if (bytes === 0) throw new Error(`"${path}" ends before it should.`);
            read += bytes;
          }
        },
        close: () => closeSync(file),
      };
    },
    async rename(from, to) {
      atDisk(join(folder, to), () => renameSync(join(folder, from), join(folder, to)));
      await syncFolder(folder);
    },
    remove: (name) => atDisk(join(folder, name), () => rmSync(join(folder, name), { force: true })),
  };
}

function atDisk<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asDiskError(error, path);
  }
}
