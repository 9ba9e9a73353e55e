import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshBuild } from '../tools/fresh-build.mjs';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'out');

// The build that everybody runs, made anew when it is older than its sources.
beforeAll(() => freshBuild(), 180_000);

/** Everything that a built file can load, at its start or later, through all of its chunks. */
function loadedBy(entry: string): { modules: Set<string>; files: Set<string> } {
  const modules = new Set<string>();
  const files = new Set<string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    const text = readFileSync(path, 'utf8');
    // One that stands in quotes is text of a code generator, and nothing that runs.
    for (const [, , name = ''] of text.matchAll(
      /(?<!["'`])\b(require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g,
    )) {
      if (name.startsWith('.')) visit(join(dirname(path), name));
      else modules.add(name);
    }
  };
  visit(join(out, entry));
  return { modules, files };
}

const entries = [
  'index',
  'archive-process',
  'loopback',
  'cli',
  'search-worker',
  'import-worker',
  'saved-page-worker',
];

test('the hosts without Electron never load it', () => {
  for (const entry of entries.filter((name) => name !== 'index')) {
    const { modules, files } = loadedBy(`main/${entry}.js`);
    expect(files.size, entry).toBeGreaterThan(1);
    expect(
      [...modules].filter((name) => name.startsWith('electron')),
      entry,
    ).toEqual([]);
  }
  expect(loadedBy('main/index.js').modules).toContain('electron');
});

test('nothing of node_modules is needed at run time', () => {
  for (const entry of entries) {
    const foreign = [...loadedBy(`main/${entry}.js`).modules].filter(
      // Names that are made up while it runs are PDF.js's own, for pictures and foreign workers: neither is asked of it here.
      (name) => !isBuiltin(name) && name !== 'electron' && !name.includes('${'),
    );
    expect(foreign, entry).toEqual([]);
  }
});

test('the preload is one file that loads Electron alone', () => {
  const { modules, files } = loadedBy('preload/index.js');
  expect([...modules]).toEqual(['electron']);
  expect(files.size).toBe(1);
});

test('the main thread of the desktop keeps no database and runs on an older Node', () => {
  const { modules } = loadedBy('main/index.js');
  expect(modules).not.toContain('node:sqlite');
});

test('the interface and the fonts of the article page are there, with their licences', () => {
  for (const file of [
    'index.html',
    'reader/reader.css',
    'reader/text.css',
    'reader/marks.css',
    'reader/scripts.css',
    'reader/sheets.css',
    'reader/fonts.css',
    'reader/fonts/literata-LICENSE.txt',
    'reader/fonts/inter-LICENSE.txt',
    'reader/fonts/andika-LICENSE.txt',
    'reader/fonts/atkinson-hyperlegible-next-LICENSE.txt',
  ])
    expect(existsSync(join(out, 'renderer', file)), file).toBe(true);
  const css = readFileSync(join(out, 'renderer/reader/fonts.css'), 'utf8');
  const fonts = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(fonts.length).toBeGreaterThan(20);
  for (const font of fonts) expect(existsSync(join(out, 'renderer/reader', font)), font).toBe(true);
});

test.each([
  ['Literata Variable', 'AЖΩ'],
  ['Inter Variable', 'AЖΩ'],
  ['Atkinson Hyperlegible Next Variable', 'A'],
  ['Andika', 'AЖ'],
  ['Noto Serif Armenian Variable', 'Ա'],
  ['Noto Sans Armenian Variable', 'Ա'],
])('%s is shipped for %s, and no face is looked for elsewhere', (family, letters) => {
  const css = readFileSync(join(out, 'renderer/reader/fonts.css'), 'utf8');
  const faces = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, face = '']) => face);
  const own = faces.filter((face) => face.includes(`font-family: '${family}'`));
  for (const letter of letters)
    expect(
      own.some((face) => coversLetter(face, letter)),
      letter,
    ).toBe(true);
  expect(css).not.toMatch(/https?:|local\(|url\((?!fonts\/)/);
});

/** Whether the `unicode-range` of a face holds the letter. */
function coversLetter(face: string, letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  const ranges = /unicode-range:([^;]*)/.exec(face)?.[1] ?? '';
  return [...ranges.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].some(([, from = '', to = from]) => {
    return point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16);
  });
}

test('what PDF.js asks for is there, for the import workers and for the pages in the window', () => {
  for (const file of [
    'pages.html',
    'pdf/cmaps/UniGB-UCS2-H.bcmap',
    'pdf/cmaps/LICENSE',
    'pdf/standard_fonts/FoxitSerif.pfb',
    'pdf/wasm/openjpeg_nowasm_fallback.js',
  ])
    expect(existsSync(join(out, 'renderer', file)), file).toBe(true);
});

test('the page of the interface holds no script, style or address that its policy would refuse', () => {
  for (const page of ['renderer/index.html', 'renderer/pages.html'])
    expect(readFileSync(join(out, page), 'utf8')).not.toMatch(
      /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:/,
    );
});
