import ElectronStore from 'electron-store';
import { storeOptions } from '../../settings/conf-store.ts';
import { createSettingsStore, type KeyedStore, type SettingsStore } from '../../settings/settings-store.ts';

/** The settings of the desktop: the same `settings.json` that the hosts without Electron read. */
export function openDesktopSettings(folder: string): SettingsStore {
  const { configName: name, ...options } = storeOptions(folder);
  const store = new ElectronStore<Record<string, unknown>>({ ...options, name });
  const keyed: KeyedStore = {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  };
  return createSettingsStore(keyed);
}
