import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { defaultSettings } from '../contract/settings-model.ts';
import { keyNames } from '../renderer/app/key-names.ts';

const root = resolve(import.meta.dirname, '..');
let commands: { id: string; keys: readonly string[] }[] = [];

beforeAll(async () => {
  // All that the commands' modules ask of a window when they are loaded is its address.
  vi.stubGlobal('window', { location: { hash: '', pathname: '/' } });
  const { goCommands, libraryCommands, listCommands, windowCommands } = await import(
    '../renderer/app/window-commands.ts'
  );
  const { pageCommands } = await import('../renderer/app/page-commands.ts');
  const { deskCommands } = await import('../renderer/app/desk-commands.ts');
  const { readingCommands } = await import('../renderer/reading/reading-commands.ts');
  const nothing = () => undefined;
  const start = {
    choose: async () => undefined,
    drop: async () => undefined,
    samples: async () => undefined,
  };
  commands = [
    ...listCommands(() => null),
    ...goCommands(),
    ...windowCommands(defaultSettings, nothing, nothing, () => false),
    ...libraryCommands(start, 0, nothing),
    ...deskCommands({ targets: () => ({ ids: [], summaries: [] }), reader: () => null, openWindow: nothing }),
    ...readingCommands,
    ...pageCommands({ open: true, reading: () => null, settings: defaultSettings, change: nothing }),
  ];
});

test('docs/keyboard.md names the key of every command', () => {
  const text = readFileSync(resolve(root, 'docs/keyboard.md'), 'utf8');
  const untold = commands
    .filter(({ keys }) => keys[0] !== undefined)
    .map(({ id, keys }) => ({ id, key: keyNames(keys[0] ?? '', false) }))
    .filter(({ key }) => !text.includes(`\`${key}\``));
  expect(untold).toEqual([]);
  expect(commands.length).toBeGreaterThan(40);
});

test('no key means two things', () => {
  const bound = commands.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  const twice = bound.filter(({ id, key }) => bound.some((other) => other.key === key && other.id !== id));
  expect(twice).toEqual([]);
});

test('the menu of the desktop asks only for commands that there are', () => {
  const menu = readFileSync(resolve(root, 'main/hosts/electron/menu.ts'), 'utf8');
  const asked = [...menu.matchAll(/ask\('[^']+', '([^']+)'/g)].map((match) => match[1] ?? '');
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !commands.some(({ id }) => id === name))).toEqual([]);
});
