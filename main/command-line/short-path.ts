import { isAbsolute, relative } from 'node:path';

/** A path as one would type it here: relative when it lies below the working folder. */
export function shortPath(path: string): string {
  const way = relative(process.cwd(), path);
  return way === '' || way.startsWith('..') || isAbsolute(way) ? path : way;
}
