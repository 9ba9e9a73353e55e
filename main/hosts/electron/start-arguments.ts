import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export interface StartArguments {
  /** `--library DIR` */
  library: string | null;
  /** Files and folders to import: given by name, by "open with", or dropped on the program's icon. */
  files: string[];
}

/**
 * What a start of the program was given. Chromium's own switches are passed over; what is not there is no file.
 *
 * @param appPath the program itself, which stands among the arguments when it is not packaged.
 */
export function readStartArguments(
  args: readonly string[],
  workingDirectory: string,
  appPath: string,
): StartArguments {
  let library: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--library') library = args[++index] ?? null;
    else if (argument.startsWith('--library=')) library = argument.slice('--library='.length);
    else if (!argument.startsWith('-')) files.push(resolve(workingDirectory, argument));
  }
  return {
    library: library === null || library === '' ? null : resolve(workingDirectory, library),
    files: files.filter((file) => file !== resolve(appPath) && existsSync(file)),
  };
}
