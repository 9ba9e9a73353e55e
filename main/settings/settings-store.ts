import { z } from 'zod';
import { defaultSettings, type Settings, settings as settingsSchema } from '../../contract/settings-model.ts';

/** A small file of names and values: electron-store in the desktop, conf in the plain Node hosts, the same file in both. */
export interface KeyedStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;
/** The window of the library, or one that shows an article or a note alone. */
export type WindowKind = 'library' | 'alone';
const windowNames = { library: 'window', alone: 'pageWindow' } as const;

/** Some of the settings; a name whose value is undefined is left as it is. */
export type SettingsChange = { [name in keyof Settings]?: Settings[name] | undefined };

/** What is remembered of a reader between sessions and is no part of the library. */
export interface SettingsStore {
  read(): Settings;
  /** Answers with the settings after the change. */
  change(change: SettingsChange): Settings;
  /** Where the reader keeps the library, when another place than the usual was chosen. */
  libraryFolder(): string | null;
  windowState(kind?: WindowKind): WindowState | null;
  rememberWindow(kind: WindowKind, state: WindowState): void;
  listen(listener: (settings: Settings) => void): () => void;
}

/**
 * Reads with care: the file can be edited by hand, or come from a newer version. A value that does not fit its schema
 * falls back to the default of that one setting; it is overwritten only when that setting is changed.
 */
export function createSettingsStore(store: KeyedStore): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>();

  const read = (): Settings => {
    const kept: unknown = store.get('settings');
    if (typeof kept !== 'object' || kept === null) return defaultSettings;
    const fitting = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse((kept as Record<string, unknown>)[name]);
      return parsed.success ? [[name, parsed.data] as const] : [];
    });
    return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(fitting) });
  };

  return {
    read,
    change(change) {
      const kept: unknown = store.get('settings');
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      store.set('settings', { ...(typeof kept === 'object' ? kept : {}), ...Object.fromEntries(given) });
      const settings = read();
      for (const listener of listeners) listener(settings);
      return settings;
    },
    libraryFolder() {
      const folder = store.get('library');
      return typeof folder === 'string' && folder !== '' ? folder : null;
    },
    windowState: (kind = 'library') => windowState.safeParse(store.get(windowNames[kind])).data ?? null,
    rememberWindow: (kind, state) => store.set(windowNames[kind], state),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
