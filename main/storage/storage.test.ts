import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from './atomic-write.ts';
import { openBlobStore } from './blob-store.ts';
import { openDatabase } from './database.ts';
import { foldText } from './fold-text.ts';
import { createIdentifier } from './identifier.ts';
import { lockLibrary } from './library-lock.ts';
import { migrate, migrations } from './migrate.ts';
import { libraryFolder, makeLibraryFolder, sweepTemporaryFiles } from './open-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-storage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hashed = (bytes: Uint8Array) => ({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes });

test('keeps any bytes and gives back the same', async () => {
  const store = openBlobStore(folder);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 20_000 }), async (bytes) => {
      const blob = hashed(bytes);
      await store.write([blob, blob]);
      expect(Buffer.from(await store.read(blob.sha256)).equals(bytes)).toBe(true);
      expect(await store.check(blob.sha256)).toBe('sound');
    }),
    { numRuns: 40 },
  );
});

test('packs what packing makes smaller, read-only, and leaves no temporary file', async () => {
  const store = openBlobStore(folder);
  const prose = hashed(Buffer.from('The same line again and again.\n'.repeat(1000)));
  await store.write([prose]);
  const found = store.find(prose.sha256);
  expect(found).toMatchObject({ gzip: true });
  const { size, mode } = statSync(found?.path ?? '');
  expect(size).toBeLessThan(prose.bytes.length / 10);
  expect(mode & 0o222).toBe(0);
  expect(readdirSync(join(folder, prose.sha256.slice(0, 2))).filter((name) => name.endsWith('.tmp'))).toEqual(
    [],
  );
});

test('leaves the old file when a write fails half way', async () => {
  const path = join(folder, 'settings.json');
  await writeAtomically(path, 'old');
  await expect(writeAtomically(join(folder, 'absent', 'x'), 'new')).rejects.toThrow();
  await rm(path);
  await writeAtomically(path, 'new');
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('sweeps away what a crash left half written', async () => {
  const layout = libraryFolder(folder);
  await makeLibraryFolder(layout);
  await openBlobStore(layout.originals).write([hashed(Buffer.from('kept'))]);
  const [shelf = ''] = readdirSync(layout.originals);
  const rest = join(layout.originals, shelf, 'abc.123.tmp');
  await writeFile(rest, 'half');
  await sweepTemporaryFiles(layout);
  expect(existsSync(rest)).toBe(false);
  expect(readdirSync(join(layout.originals, shelf))).toHaveLength(1);
});

test('makes a private folder that says what it is', async () => {
  const layout = libraryFolder(join(folder, 'new', 'library'));
  await makeLibraryFolder(layout);
  expect(existsSync(join(layout.root, 'README.txt'))).toBe(true);
  if (process.platform !== 'win32') expect(statSync(layout.root).mode & 0o077).toBe(0);
});

test('makes ids that sort by age and do not repeat', () => {
  const ids = Array.from({ length: 5_000 }, () => createIdentifier());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-z]{18}$/.test(id))).toBe(true);
  expect(createIdentifier(1_000) < createIdentifier(2_000)).toBe(true);
});

test('folds case, diacritics and the Armenian ligature alike', () => {
  expect(foldText('ЁЛКА')).toBe(foldText('елка'));
  expect(foldText('Café')).toBe('cafe');
  expect(foldText('ԵՐԵՎԱՆ')).toBe(foldText('Երևան'));
});

test('makes every table and trigger of the newest version, once', () => {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  expect(migrate(database, path)).toBe(migrations.at(-1)?.number);
  migrate(database, path);
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  expect(tables.map((row) => row.name)).toEqual(
    expect.arrayContaining(['articles', 'texts', 'notes', 'highlights', 'imports', 'journal']),
  );
  expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  database.close();
});

test('keeps a copy before it changes an old library, and undoes a step that fails', () => {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  migrate(database, path);
  database.run('INSERT INTO saved_searches (id, name, query) VALUES (?, ?, ?)', 'saved001', 'Water', 'water');
  const next = (migrations.at(-1)?.number ?? 0) + 1;
  const broken = [
    ...migrations,
    { number: next, sql: 'DELETE FROM saved_searches; SELECT nonsense FROM nowhere;' },
  ];
  expect(() => migrate(database, path, broken)).toThrow();
  expect(database.all('SELECT id FROM saved_searches')).toHaveLength(1);
  expect(existsSync(`${path}.before-${next}`)).toBe(true);
  expect(migrate(database, path, [...migrations, { number: next, sql: 'CREATE TABLE more (a) ' }])).toBe(
    next,
  );
  database.close();
});

test('rolls a transaction back whole', () => {
  const database = openDatabase(join(folder, 'a.db'));
  database.execute('CREATE TABLE t (n INTEGER)');
  expect(() =>
    database.transaction(() => {
      database.run('INSERT INTO t VALUES (1)');
      database.transaction(() => database.run('INSERT INTO t VALUES (2)'));
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(database.all('SELECT * FROM t')).toEqual([]);
  database.close();
});

test('holds the lock against other processes and frees it when its holder is killed', async () => {
  const path = join(folder, 'lock');
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '--disable-warning=ExperimentalWarning',
    '--eval',
    `import { lockLibrary } from ${JSON.stringify(join(import.meta.dirname, 'library-lock.ts'))};
     lockLibrary(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(() => lockLibrary(path)).toThrow(/Another program/);
  const gone = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await gone;
  const unlock = lockLibrary(path);
  expect(() => lockLibrary(path)).toThrow(/Another program/);
  unlock();
});
