import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Who may import whom, besides itself. The first row whose place holds the file counts. `node` are Node's own modules,
 * `packages` anything from npm; `electron` must be named.
 */
const rows: { place: RegExp; name: string; may: (string | RegExp)[] }[] = [
  { place: /^contract\//, name: 'contract', may: ['zod', 'approx-string-match'] },
  { place: /^preload\//, name: 'preload', may: [/^contract\/transport/, /^contract\/events/, 'electron'] },
  { place: /^main\/storage\//, name: 'main/storage', may: [/^contract\//, 'node'] },
  {
    place: /^main\/(library|notes|settings)\//,
    name: 'main/library, notes, settings',
    may: [/^contract\//, /^main\/storage\//, 'node', 'conf', 'zod'],
  },
  {
    place: /^main\/(importers|cleaning|understanding)\//,
    name: 'main/importers, cleaning, understanding',
    may: [/^contract\//, /^main\/(importers|cleaning|understanding)\//, 'node', 'packages'],
  },
  {
    place: /^main\/(search\/|search-worker)/,
    name: 'main/search, search-worker',
    may: [/^contract\//, /^main\/storage\//, /^main\/search/, 'node', 'packages'],
  },
  {
    place: /^main\/dictionaries\//,
    name: 'main/dictionaries',
    may: [/^contract\//, /^main\/(storage|cleaning|search\/analysis)\//, 'node', 'zod'],
  },
  {
    place: /^main\/hosts\/electron\//,
    name: 'main/hosts/electron',
    may: [/^contract\//, /^main\//, 'node', 'electron', 'electron-store'],
  },
  { place: /^main\/index\.ts/, name: 'main/index', may: [/^contract\//, /^main\//, 'node', 'electron'] },
  {
    place: /^main\/(hosts\/|loopback|cli|command-line|archive-process)/,
    name: 'main/hosts/loopback, loopback, command line',
    may: [/^contract\//, /^main\/(?!hosts\/electron)/, 'node'],
  },
  { place: /^main\//, name: 'main', may: [/^contract\//, /^main\/(?!hosts)/, 'node', 'packages'] },
  { place: /^renderer\/ui\//, name: 'renderer/ui', may: ['packages', /^renderer\/(ui|styles)\//] },
  { place: /^renderer\/archive\//, name: 'renderer/archive', may: [/^contract\//, 'packages'] },
  {
    place: /^renderer\/(app\/|index)/,
    name: 'renderer/app',
    may: [/^contract\//, /^renderer\//, 'packages'],
  },
  {
    place: /^renderer\//,
    name: 'renderer/<feature>',
    may: [/^contract\//, /^renderer\/(archive|ui|styles)\//, 'packages'],
  },
];

const root = resolve(import.meta.dirname, '..');
const files = globSync('{contract,main,preload,renderer}/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(file));

/** The folder that may always import from itself: `main/library`, `renderer/reading`, `contract`. */
function room(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|import\('([^']+)'\)/gm,
    ),
  ]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) =>
      name.startsWith('.') ? relative(root, join(root, dirname(file), name)).replaceAll('\\', '/') : name,
    );
}

function allowed(file: string, target: string, may: (string | RegExp)[]): boolean {
  if (target.startsWith('node:')) return may.includes('node');
  if (/^(contract|main|preload|renderer|resources|tests)\//.test(target))
    return room(target) === room(file) && room(file) !== 'main'
      ? true
      : may.some((row) => row instanceof RegExp && row.test(target));
  if (target === 'electron' || target === 'electron-store') return may.includes(target);
  const name = target.startsWith('@')
    ? target.split('/').slice(0, 2).join('/')
    : (target.split('/')[0] ?? '');
  return may.includes('packages') || may.includes(name);
}

test('every file imports only what its room may import', () => {
  const broken: string[] = [];
  for (const file of files) {
    const row = rows.find(({ place }) => place.test(file));
    if (row === undefined) {
      broken.push(`${file}: lives in no room of the house`);
      continue;
    }
    for (const target of importsOf(file))
      if (!allowed(file, target, row.may))
        broken.push(
          `${file} imports ${target}; ${row.name} may import itself and ${row.may.map(String).join(', ')}`,
        );
  }
  expect(broken).toEqual([]);
});

test('the walk sees the imports that are there', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(importsOf('main/library/library.ts')).toContain('main/storage/database.ts');
  expect(allowed('renderer/reading/a.ts', 'renderer/notes/b.ts', [/^contract\//])).toBe(false);
});

test('only renderer/archive touches the bridge, fetch and EventSource', () => {
  const guilty = files.filter(
    (file) =>
      file.startsWith('renderer/') &&
      !file.startsWith('renderer/archive/') &&
      /\bwindow\.archive\b|\bfetch\(|\bnew EventSource\(|\bXMLHttpRequest\b/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
  );
  expect(guilty).toEqual([]);
});

test('windows are made in one place only', () => {
  const guilty = files.filter(
    (file) =>
      file !== 'main/hosts/electron/window.ts' &&
      /new BrowserWindow\(/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(guilty).toEqual([]);
});

test('no file is longer than 400 lines, and none is called a helper', () => {
  const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.|-)/.test(file));
  expect([...long, ...vague]).toEqual([]);
});
