import { app, BrowserWindow } from 'electron';
import type { Handlers } from '../../../contract/dispatcher.ts';
import { ArchiveError } from '../../../contract/errors.ts';
import type { WatchedFolder } from '../../../contract/import-model.ts';
import { archiveMethods, type HostMethods, type Input, type Output } from '../../../contract/methods.ts';
import type { Capabilities } from '../../../contract/model.ts';
import type { Id } from '../../../contract/scalars.ts';
import type { Archive } from '../../archive.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { choosePaths, openExternalLink, saveText } from './dialogs.ts';
import type { Fences } from './fences.ts';
import { type PrintWindow, printArticle } from './print-article.ts';

const capabilities: Capabilities = {
  nativeFiles: true,
  upload: false,
  showInFolder: false,
  openExternal: true,
  print: true,
  windows: true,
};

export interface HostParts {
  archive: Archive;
  settings: SettingsStore;
  fences: Fences;
  /** A window that nobody sees, for paper. */
  openPrintWindow: () => PrintWindow;
  /** The library's folder, to be shown. */
  library: string;
  /** A window that shows what a link names. */
  openWindow(link: string): void;
}

/** What the desktop answers itself: windows, dialogs, settings. */
export function createHostHandlers({
  archive,
  settings,
  fences,
  openPrintWindow,
  library,
  openWindow,
}: HostParts): Handlers<HostMethods> {
  return {
    'host.about': () => ({
      version: app.getVersion(),
      capabilities,
      requestsDenied: fences.denied(),
      library,
    }),
    'host.openWindow': ({ link }) => {
      openWindow(link);
      return {};
    },
    'host.settings': () => settings.read(),
    'host.changeSettings': (change) => settings.change(change),
    'host.chooseAndImport': async ({ kind, collection, tags, dryRun }) => {
      const paths = await choosePaths(BrowserWindow.getFocusedWindow(), kind);
      return {
        import: paths.length === 0 ? null : await startImport(archive, paths, { collection, tags, dryRun }),
      };
    },
    'host.chooseAndWatch': async ({ collection }) => {
      const [path] = await choosePaths(BrowserWindow.getFocusedWindow(), 'watched-folder');
      return { folder: path === undefined ? null : await watchFolder(archive, path, collection) };
    },
    'host.chooseAndAddDictionary': async () => {
      const [path] = await choosePaths(BrowserWindow.getFocusedWindow(), 'dictionary');
      return { found: path === undefined ? null : await addDictionary(archive, path) };
    },
    'host.saveText': async ({ name, text }) => ({
      saved: await saveText(BrowserWindow.getFocusedWindow(), name, text),
    }),
    'host.importUploads': () => {
      throw new ArchiveError('unsupported', 'The desktop takes files by their place, not by upload.');
    },
    'host.printArticle': (input) => printArticle(input, { archive, settings, openPrintWindow }),
    'host.openExternal': async ({ address }) => ({
      opened: await openExternalLink(BrowserWindow.getFocusedWindow(), address),
    }),
  };
}

async function watchFolder(
  archive: Archive,
  path: string,
  collection: Id | undefined,
): Promise<WatchedFolder> {
  const input: Input<'watching.add'> = { path, ...(collection !== undefined && { collection }) };
  const reply = await archive.call('watching.add', input);
  if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.message);
  return archiveMethods['watching.add'].output.parse(reply.value);
}

async function addDictionary(archive: Archive, path: string): Promise<Output<'dictionaries.add'>> {
  const reply = await archive.call('dictionaries.add', { path });
  if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.message);
  return archiveMethods['dictionaries.add'].output.parse(reply.value);
}

/** By path, which only the host may do. */
export async function startImport(
  archive: Archive,
  paths: readonly string[],
  { collection, tags, dryRun }: { collection?: Id | undefined; tags?: string[]; dryRun?: boolean } = {},
): Promise<Id> {
  const input: Input<'imports.start'> = {
    files: paths.map((path) => ({ path })),
    ...(collection !== undefined && { collection }),
    ...(tags !== undefined && { tags }),
    ...(dryRun !== undefined && { dryRun }),
  };
  const reply = await archive.call('imports.start', input);
  if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.message);
  return archiveMethods['imports.start'].output.parse(reply.value).import;
}
