import type { BigIntStats, Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ErrorCode } from '../../contract/errors.ts';

/** A file to import, or a place that could not be looked into. */
export type Found =
  | { kind: 'file'; path: string; name: string; shownAs: string }
  | { kind: 'problem'; shownAs: string; code: ErrorCode; message: string };

/** What systems leave in folders and nobody wrote. */
const junk = new Set(['thumbs.db', 'desktop.ini', '__macosx', 'node_modules', '$recycle.bin']);
/**
 * Pictures, styles, scripts and fonts met on a walk belong to the pages and notes they lie beside; they are taken up by
 * those, and are no articles. One that is named directly is read, and refused by name.
 */
const companions =
  /\.(png|jpe?g|gif|webp|avif|bmp|ico|svg|tiff?|heic|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|webm|og[gv]|wav)$/i;
/** "Complete page" saves keep their parts in such a folder beside the page; browsers translate the ending. */
const pageFolder =
  /^(.+?)(_files|\.files|-filer|-Dateien|_fichiers|_archivos|_bestanden|_soubory|-tiedostot|_arquivos|_file)$/i;

/**
 * Walks files and folders depth first, names in order. Folders are entered once, however many links lead there; a link
 * back into its own folder is told as `link-loop`. Hidden files and system junk are passed over.
 *
 * @param shownAs how a given path is called in receipts; default: the path itself.
 */
export async function* enumerate(
  given: readonly { path: string; shownAs?: string | undefined }[],
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const visited = new Set<string>();
  for (const { path, shownAs = path } of given) yield* visit(path, shownAs, [], visited, signal);
}

async function* visit(
  path: string,
  shownAs: string,
  ancestors: readonly string[],
  visited: Set<string>,
  signal: AbortSignal,
): AsyncGenerator<Found> {
  if (signal.aborted) return;
  let facts: BigIntStats;
  try {
    facts = await stat(path, { bigint: true });
  } catch (error) {
    yield problem(shownAs, error);
    return;
  }
  if (!facts.isDirectory()) {
    // Pipes, sockets and devices come as files too: reading refuses them by name.
    yield { kind: 'file', path, name: basename(shownAs), shownAs };
    return;
  }
  const identity = `${facts.dev}:${facts.ino}`;
  if (ancestors.includes(identity)) {
    yield {
      kind: 'problem',
      shownAs,
      code: 'link-loop',
      message: `"${shownAs}" leads back into a folder that holds it.`,
    };
    return;
  }
  if (visited.has(identity)) return;
  visited.add(identity);
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    yield problem(shownAs, error);
    return;
  }
  const names = entries.map((entry) => entry.name).sort((one, other) => (one < other ? -1 : 1));
  const present = new Set(names);
  const directories = new Set(entries.filter((entry) => !entry.isFile()).map((entry) => entry.name));
  for (const name of names) {
    if (name.startsWith('.') || junk.has(name.toLowerCase())) continue;
    if (directories.has(name) ? isPageFolder(name, present) : companions.test(name)) continue;
    yield* visit(join(path, name), join(shownAs, name), [...ancestors, identity], visited, signal);
  }
}

function isPageFolder(name: string, present: ReadonlySet<string>): boolean {
  const stem = pageFolder.exec(name)?.[1];
  return stem !== undefined && ['.html', '.htm', '.xhtml'].some((ending) => present.has(stem + ending));
}

function problem(shownAs: string, error: unknown): Found {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ELOOP')
    return {
      kind: 'problem',
      shownAs,
      code: 'link-loop',
      message: `"${shownAs}" is a link that leads to itself.`,
    };
  if (code === 'ENOENT')
    return {
      kind: 'problem',
      shownAs,
      code: 'vanished',
      message: `"${shownAs}" is not there, or is a link to nothing.`,
    };
  return {
    kind: 'problem',
    shownAs,
    code: 'unreadable',
    message: `"${shownAs}" cannot be read (${code || String(error)}).`,
  };
}
