import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the repository, which is where every suite is started; the suites do not agree on how a module finds itself. */
const root = process.env.CARREL_TEST_DATA ?? resolve('../shared');

/**
 * The path of a file or folder of other people's test data, or null when it is not there: tests then skip by name.
 * `samples/dispatch.txt` lies in the data folder itself; `data/SET/…` is in a set, unpacked when first asked for.
 * None of it is ever copied into the repository.
 */
export function testData(relative: string): string | null {
  const [first, set, ...inside] = relative.split('/');
  if (first !== 'data' || !set) return existing(join(root, relative));
  const unpack = join(root, 'data', 'unpack');
  if (!existsSync(unpack) || !existsSync(join(root, 'data', 'sets', `${set}.tar.xz`))) return null;
  const folder = execFileSync(unpack, [set], { encoding: 'utf8' }).trim();
  return existing(join(folder, set, ...inside));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}
