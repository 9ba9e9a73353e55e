import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPlaces } from '../../settings/places.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { keepArchive } from '../keep-archive.ts';
import { holdArchive } from '../socket/hold-archive.ts';
import { startLoopback } from './start-loopback.ts';

export interface ServedLibrary {
  /** Opens the interface in one browser, once. */
  url: string;
  /** Settles, with the reason, when the library cannot be kept open any longer. */
  failed: Promise<string>;
  close(): Promise<void>;
}

/** A library in browsers of this machine: our own archive, or that of the program that holds it, as these come and go. */
export async function serveLibrary(options: {
  folder: string;
  /** The folder of the built entry. */
  entryFolder: string;
  settings: SettingsStore;
  port: number;
  log(line: string): void;
}): Promise<ServedLibrary> {
  const { folder, settings, port, log } = options;
  const { programFolder, rendererFolder, resourcesFolder } = programPlaces(options.entryFolder);
  const { promise: failed, resolve: fail } = Promise.withResolvers<string>();
  const archive = keepArchive({
    open: () => holdArchive({ folder, programFolder, resourcesFolder, watches: true, log }),
    onFailed: ({ message }) => fail(message),
    log,
  });
  try {
    const { version }: { version: string } = JSON.parse(
      readFileSync(join(resourcesFolder, '..', 'package.json'), 'utf8'),
    );
    const host = await startLoopback({
      archive,
      library: folder,
      settings,
      rendererFolder,
      version,
      port,
      log,
    });
    const close = async (): Promise<void> => {
      await host.close();
      await archive.close();
    };
    return { url: host.url, failed, close };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
