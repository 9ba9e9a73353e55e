import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseLink } from '../../../contract/carrel-link.ts';

export interface StartArguments {
  /** `--library DIR` */
  library: string | null;
  /** Files and folders to import: given by name, by "open with", or dropped on the program's icon. */
  files: string[];
  /** Links into the library. What only looks like one is neither link nor file. */
  links: string[];
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
  const links: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--library') library = args[++index] ?? null;
    else if (argument.startsWith('--library=')) library = argument.slice('--library='.length);
    else if (/^carrel:/i.test(argument)) {
      if (parseLink(argument) !== null) links.push(argument);
    } else if (!argument.startsWith('-')) files.push(resolve(workingDirectory, argument));
  }
  return {
    library: library === null || library === '' ? null : resolve(workingDirectory, library),
    files: files.filter((file) => file !== resolve(appPath) && existsSync(file)),
    links,
  };
}
