import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './find-electron.ts';
import type { OpenCarrel } from './open-carrel.ts';

const run = promisify(execFile);

/** A command of the shell, through the program that holds the library: the same in both hosts. */
export async function carrelCommand(carrel: Pick<OpenCarrel, 'folder'>, ...words: string[]): Promise<void> {
  const cli = join(root, 'out', 'main', 'cli.js');
  await run(process.execPath, [cli, ...words, '--library', join(carrel.folder, 'library')]).catch(
    (error: { code?: number }) => {
      // 3: done, and some files were problems.
      if (error.code !== 3) throw error;
    },
  );
}

/** Imports files and folders that lie in the folder of the test. */
export async function carrelImport(carrel: Pick<OpenCarrel, 'folder'>, ...names: string[]): Promise<void> {
  await carrelCommand(carrel, 'import', ...names.map((name) => join(carrel.folder, name)));
}
