import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../contract/settings-model.ts';
import { openConfStore } from './conf-store.ts';
import { createSettingsStore } from './settings-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => createSettingsStore(openConfStore(folder));
const file = () => join(folder, 'settings.json');

test('begins with the defaults and keeps a change over a restart', () => {
  expect(open().read()).toEqual(defaultSettings);
  expect(open().change({ theme: 'sepia', fontSize: 22 })).toEqual({
    ...defaultSettings,
    theme: 'sepia',
    fontSize: 22,
  });
  expect(open().read()).toMatchObject({ theme: 'sepia', fontSize: 22, measure: defaultSettings.measure });
});

test('lets one value that does not fit cost that setting alone, and keeps what a newer version wrote', () => {
  writeFileSync(
    file(),
    JSON.stringify({ settings: { theme: 'dark', fontSize: 900, hologram: true }, window: { x: 'left' } }),
  );
  const settings = open();
  expect(settings.read()).toEqual({ ...defaultSettings, theme: 'dark' });
  expect(settings.windowState()).toBeNull();
  settings.change({ density: 'compact' });
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
    settings: { theme: 'dark', density: 'compact', hologram: true },
  });
});

test('starts with the defaults when the file is damaged', () => {
  writeFileSync(file(), '{"settings": {"theme": "da');
  expect(open().read()).toEqual(defaultSettings);
});

test('remembers the window, and the library that was chosen', () => {
  const state = { x: 12, y: -4, width: 900, height: 700, maximised: true };
  const alone = { ...state, width: 700 };
  open().rememberWindow('library', state);
  open().rememberWindow('alone', alone);
  expect(open().windowState()).toEqual(state);
  expect(open().windowState('alone')).toEqual(alone);
  expect(open().libraryFolder()).toBeNull();
  openConfStore(folder).set('library', '/somewhere/else');
  expect(open().libraryFolder()).toBe('/somewhere/else');
});

test('tells every listener what the settings are now', () => {
  const settings = open();
  const heard: string[] = [];
  const stop = settings.listen(({ theme }) => heard.push(theme));
  settings.change({ theme: 'black' });
  stop();
  settings.change({ theme: 'white' });
  expect(heard).toEqual(['black']);
});

test.skipIf(process.platform === 'win32')('keeps the file to its owner', () => {
  open().change({ theme: 'dark' });
  expect(statSync(file()).mode & 0o077).toBe(0);
});
