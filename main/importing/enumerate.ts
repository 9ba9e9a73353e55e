import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ErrorCode } from '../../contract/errors.ts';
import { type DiskPath, type FolderEntry, listFolder } from './list-folder.ts';
import {
  isExportFolderName,
  isLeftover,
  isPage,
  isPageCode,
  isPageFolder,
  isPageFolderName,
  isPart,
} from './passed-over.ts';

/** A file to import, or a place that could not be looked into. */
export type Found =
  | { kind: 'file'; path: DiskPath; name: string; shownAs: string }
  | { kind: 'problem'; shownAs: string; code: ErrorCode; message: string };

interface OpenFolder {
  shownAs: string;
  /** Device and inode. */
  identity: string;
  entries: FolderEntry[];
  next: number;
  /** A page lies here or above: pictures, styles and scripts are its parts. */
  hasPage: boolean;
  /** Of all entries; made when first needed. */
  names: ReadonlySet<string> | null;
}

/**
 * Walks files and folders depth first, names in order. A folder is entered once, however many links lead there; a link
 * back into a folder around it is told as `link-loop`. Nothing but folders is opened. Ends early when the signal fires.
 *
 * @param shownAs how a given path is called in receipts; default: the path itself.
 */
export async function* enumerate(
  given: readonly { path: string; shownAs?: string | undefined }[],
  signal: AbortSignal,
): AsyncGenerator<Found> {
  const visited = new Set<string>();
  const paths = new Set(given.map(({ path }) => path));
  for (const { path, shownAs = path } of given) {
    // A shell's `*` names the page and the folder of its parts alike.
    if (isPageFolder(path, paths)) continue;
    const open: OpenFolder[] = [];
    const first = await look({ name: basename(shownAs), path, kind: 'other' }, shownAs, open, visited);
    if (first) yield first;
    for (let folder = open.at(-1); folder && !signal.aborted; folder = open.at(-1)) {
      const entry = folder.entries[folder.next++];
      if (entry === undefined) {
        open.pop();
        continue;
      }
      if (isPassedOver(entry, folder)) continue;
      const found = await look(entry, join(folder.shownAs, entry.name), open, visited);
      if (found) yield found;
    }
    if (signal.aborted) return;
  }
}

/** A file is answered; a folder is opened on top of the others. */
async function look(
  entry: FolderEntry,
  shownAs: string,
  open: OpenFolder[],
  visited: Set<string>,
): Promise<Found | null> {
  const { name, path } = entry;
  const onWalk = open.length > 0;
  if (entry.kind === 'file') return fileOrRefusal(path, name, shownAs, onWalk);
  try {
    const facts = await stat(path, { bigint: true });
    if (facts.isFile()) return fileOrRefusal(path, name, shownAs, onWalk);
    if (!facts.isDirectory())
      return problem(shownAs, 'not-recognised', 'is a pipe, socket or device, not a file');
    const identity = `${facts.dev}:${facts.ino}`;
    if (open.some((folder) => folder.identity === identity))
      return problem(shownAs, 'link-loop', 'leads back into a folder that holds it');
    if (visited.has(identity)) return null;
    visited.add(identity);
    const entries = await listFolder(path);
    if (isLibrary(entries))
      return onWalk
        ? null
        : problem(shownAs, 'not-recognised', 'is a Carrel library, not a folder of articles');
    const hasPage =
      open.at(-1)?.hasPage === true || entries.some((one) => one.kind !== 'folder' && isPage(one.name));
    open.push({ shownAs, identity, entries, next: 0, hasPage, names: null });
    return null;
  } catch (error) {
    return refusal(shownAs, error);
  }
}

/** Decided entry by entry: a folder of 50,000 would otherwise hold up every answer. */
function isPassedOver({ name, kind }: FolderEntry, folder: OpenFolder): boolean {
  if (isLeftover(name) || (folder.hasPage && kind !== 'folder' && isPart(name))) return true;
  if (kind === 'file' || !(isPageFolderName(name) || isExportFolderName(name))) return false;
  folder.names ??= new Set(folder.entries.map((entry) => entry.name));
  return isPageFolder(name, folder.names);
}

/** A library of ours, perhaps the very one that is being filled: what it holds has been imported once. */
function isLibrary(entries: readonly FolderEntry[]): boolean {
  const has = (wanted: string): boolean => entries.some(({ name }) => name === wanted);
  return has('library.db') && has('originals');
}

function fileOrRefusal(path: DiskPath, name: string, shownAs: string, onWalk: boolean): Found {
  return onWalk && isPageCode(name) ? pageCodeProblem(shownAs) : { kind: 'file', path, name, shownAs };
}

function pageCodeProblem(shownAs: string): Found {
  return problem(shownAs, 'not-recognised', 'is a style sheet or script without a page');
}

/**
 * The same choice among files that were uploaded together, whose only folders are in the names they are shown as. One that
 * came without a folder was picked by hand, and is read whatever it is.
 */
export function* enumerateUploads(given: readonly { path: string; shownAs: string }[]): Generator<Found> {
  const folders = new Map<string, Set<string>>();
  const parts = given.map(({ shownAs }) => shownAs.split('/').filter((part) => part !== ''));
  for (const names of parts)
    for (const [depth, name] of names.entries()) {
      const folder = names.slice(0, depth).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  const withPage = new Set(
    [...folders].filter(([, names]) => [...names].some(isPage)).map(([folder]) => folder),
  );

  for (const [index, { path, shownAs }] of given.entries()) {
    const names = parts[index] ?? [];
    const name = names.at(-1) ?? shownAs;
    const above = names.slice(0, -1).map((_, depth) => names.slice(0, depth).join('/'));
    const inPageFolder = above.some((folder, depth) =>
      isPageFolder(names[depth] ?? '', folders.get(folder) ?? new Set()),
    );
    if (names.length > 1) {
      if (inPageFolder || names.some(isLeftover)) continue;
      const around = [...above, names.slice(0, -1).join('/')];
      const hasPage = around.some((folder) => withPage.has(folder));
      if (isPart(name) && hasPage) continue;
    }
    yield fileOrRefusal(path, name, shownAs, names.length > 1);
  }
}

function refusal(shownAs: string, error: unknown): Found {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ELOOP') return problem(shownAs, 'link-loop', 'is a link that leads to itself');
  if (code === 'ENOENT') return problem(shownAs, 'vanished', 'is not there, or is a link to nothing');
  return problem(shownAs, 'unreadable', `cannot be read (${code})`);
}

function problem(shownAs: string, code: ErrorCode, what: string): Found {
  return { kind: 'problem', shownAs, code, message: `"${basename(shownAs) || shownAs}" ${what}.` };
}
