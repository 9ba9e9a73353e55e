import Conf from 'conf';
import type { KeyedStore } from './settings-store.ts';

/** `settings.json` in a folder, for hosts without Electron. The desktop keeps the same file with electron-store. */
export function openConfStore(folder: string): KeyedStore {
  const conf = new Conf<Record<string, unknown>>(storeOptions(folder));
  return { get: (key) => conf.get(key), set: (key, value) => conf.set(key, value) };
}

/** Shared with the desktop's store, so that both read and write the same file in the same way. */
export function storeOptions(folder: string) {
  return {
    cwd: folder,
    configName: 'settings',
    configFileMode: 0o600,
    // A damaged file costs the settings, never the start.
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  } as const;
}
