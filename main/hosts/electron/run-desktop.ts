import { join } from 'node:path';
import { app, BrowserWindow, session as sessions } from 'electron';
import type { Id } from '../../../contract/scalars.ts';
import { chooseLibraryFolder, type programPlaces } from '../../settings/places.ts';
import { createInterfaceFiles } from '../interface-files.ts';
import { keepArchive } from '../keep-archive.ts';
import { createRelay } from '../relay.ts';
import { serveScheme } from './app-protocol.ts';
import { openArchiveProcess } from './archive-process-client.ts';
import { openBridge } from './bridge.ts';
import { openDesktopSettings } from './desktop-settings.ts';
import { askAfterFailure, choosePaths, showFailure } from './dialogs.ts';
import { raiseFences } from './fences.ts';
import { createHostHandlers, startImport } from './host-handlers.ts';
import { onLaterStarts } from './later-starts.ts';
import { setMenu } from './menu.ts';
import type { StartArguments } from './start-arguments.ts';
import { openPrintWindow } from './window.ts';
import { createWindows, registerLinks } from './windows.ts';

export interface DesktopOptions {
  given: StartArguments;
  places: ReturnType<typeof programPlaces>;
  /** The entry of the archive process. */
  archiveProcess: string;
  developmentServer: string | null;
}

/** From a ready Electron to an open window, and back to nothing in good order. */
export function runDesktop({ given, places, archiveProcess, developmentServer }: DesktopOptions): void {
  const { programFolder, rendererFolder, resourcesFolder, preloadFile } = places;
  const settings = openDesktopSettings(app.getPath('userData'));
  const library = chooseLibraryFolder({ named: given.library, settings: settings.libraryFolder() });

  const archive = keepArchive({
    open: () => openArchiveProcess(archiveProcess, { folder: library, programFolder, resourcesFolder }, log),
    onFailed: (report) =>
      void askAfterFailure(currentWindow(), report, library).then((answer) =>
        answer === 'retry' ? archive.retry() : app.quit(),
      ),
    log,
  });

  // In memory: what a page could keep is gone with the window.
  const session = sessions.fromPartition('carrel');
  const fences = raiseFences(session, developmentServer, log);
  serveScheme(session, {
    archive,
    interfaceFiles: createInterfaceFiles(rendererFolder),
    developmentServer,
    log,
  });

  const importPaths = (paths: readonly string[], collection: Id | null = null): void => {
    if (paths.length === 0) return;
    startImport(archive, paths, collection === null ? {} : { collection }).catch((error: unknown) =>
      showFailure('Nothing was imported', error),
    );
  };
  const iconFile = join(resourcesFolder, 'icon-512.png');
  const windows = createWindows({ session, preloadFile, iconFile, settings, log }, (window) => {
    // One that opens in the middle of a restart is told so.
    const data = archive.connection();
    if (data.state !== 'connected') window.webContents.send('archive:event', { event: 'connection', data });
  });
  archive.listen(windows.tell);
  settings.listen((data) => windows.tell({ event: 'settings.changed', data }));
  const handlers = createHostHandlers({
    ...{ archive, settings, fences, library },
    openPrintWindow: () => openPrintWindow(session),
    openWindow: windows.openAlone,
  });
  openBridge({ relay: createRelay(archive, handlers, log), importDropped: importPaths, log });
  setMenu(
    {
      import: (kind) => void choosePaths(currentWindow(), kind).then((paths) => importPaths(paths)),
      // Of the window that has the menu, not of all.
      command: (name) =>
        windows.last()?.webContents.send('archive:event', { event: 'command', data: { name } }),
    },
    developmentServer !== null,
  );

  windows.open(given.links[0] ?? null);
  importPaths(given.files);
  onLaterStarts({ ...windows, importPaths });
  registerLinks();
  closeInOrder(() => archive.close(), log);
}

const closingTimeLimitMs = 10_000;

/** The library is closed before the program ends, unless it does not let itself be closed: it bears a sudden end. */
function closeInOrder(close: () => Promise<void>, log: (line: string) => void): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const timer = setTimeout(() => {
      log('the library did not close in time');
      app.exit(1);
    }, closingTimeLimitMs);
    void close().finally(() => {
      clearTimeout(timer);
      closed = true;
      app.quit();
    });
  });
}

function currentWindow(): BrowserWindow | null {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
}

function log(line: string): void {
  process.stderr.write(`carrel: ${line}\n`);
}
