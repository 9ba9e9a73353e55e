import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface ScratchFolder {
  root: string;
  path(relative: string): string;
  /** Writes files by relative path, with the folders they need. */
  write(files: Record<string, string | Uint8Array>): Promise<void>;
  dispose(): Promise<void>;
}

/** A real folder for files to import. */
export async function openScratchFolder(): Promise<ScratchFolder> {
  const root = await mkdtemp(join(tmpdir(), 'carrel-files-'));
  const path = (relative: string): string => join(root, relative);
  return {
    root,
    path,
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(path(name)), { recursive: true });
        await writeFile(path(name), content);
      }
    },
    dispose: () => rm(root, { recursive: true, force: true }),
  };
}
