import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;
interface Machine {
  platform: NodeJS.Platform;
  home: string;
  environment: Environment;
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  home: homedir(),
  environment: process.env,
});

/** Where settings and window state lie: Electron's own folder for the program, so that every host finds the same file. */
export function settingsFolder({ platform, home, environment }: Machine = thisMachine()): string {
  if (environment.CARREL_SETTINGS) return resolve(environment.CARREL_SETTINGS);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Carrel');
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Carrel');
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'Carrel');
}

/** Where a library lies when nobody chose a place. */
export function usualLibraryFolder({ platform, home, environment }: Machine = thisMachine()): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Carrel', 'library');
  if (platform === 'win32')
    return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Carrel', 'library');
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'carrel', 'library');
}

/** The library to open: what the start named, else the environment, else the settings, else the usual place. */
export function chooseLibraryFolder(
  { named, settings }: { named: string | null; settings: string | null },
  machine: Machine = thisMachine(),
): string {
  return resolve(named ?? machine.environment.CARREL_LIBRARY ?? settings ?? usualLibraryFolder(machine));
}

/** Where the parts of the program lie, seen from the folder of the built entry (`out/main`). */
export function programPlaces(entryFolder: string) {
  return {
    programFolder: entryFolder,
    rendererFolder: join(entryFolder, '..', 'renderer'),
    preloadFile: join(entryFolder, '..', 'preload', 'index.js'),
    resourcesFolder: join(entryFolder, '..', '..', 'resources'),
  };
}
