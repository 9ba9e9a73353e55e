import { expect, test } from 'vitest';
import { chooseLibraryFolder, settingsFolder, usualLibraryFolder } from './places.ts';

const linux = { platform: 'linux', home: '/home/ani', environment: {} } as const;

test('follows the customs of each platform', () => {
  expect(settingsFolder(linux)).toBe('/home/ani/.config/Carrel');
  expect(usualLibraryFolder(linux)).toBe('/home/ani/.local/share/carrel/library');
  expect(usualLibraryFolder({ ...linux, environment: { XDG_DATA_HOME: '/data' } })).toBe(
    '/data/carrel/library',
  );
  const mac = { ...linux, platform: 'darwin' } as const;
  expect(settingsFolder(mac)).toBe('/home/ani/Library/Application Support/Carrel');
  expect(usualLibraryFolder(mac)).toBe('/home/ani/Library/Application Support/Carrel/library');
  const windows = { ...linux, platform: 'win32', environment: { APPDATA: '/roaming' } } as const;
  expect(settingsFolder(windows)).toBe('/roaming/Carrel');
});

test('opens the library that the start names before the environment, the settings and the usual place', () => {
  const machine = { ...linux, environment: { CARREL_LIBRARY: '/from/environment' } };
  expect(chooseLibraryFolder({ named: '/named', settings: '/set' }, machine)).toBe('/named');
  expect(chooseLibraryFolder({ named: null, settings: '/set' }, machine)).toBe('/from/environment');
  expect(chooseLibraryFolder({ named: null, settings: '/set' }, linux)).toBe('/set');
  expect(chooseLibraryFolder({ named: null, settings: null }, linux)).toBe(
    '/home/ani/.local/share/carrel/library',
  );
});
