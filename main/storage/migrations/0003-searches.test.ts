import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { firstLibrary } from './0001-first-library.ts';
import { partsAndVersions } from './0002-parts-and-versions.ts';
import { searches } from './0003-searches.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-migration-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('saved searches keep the order that they were shown in, and none has been looked at', () => {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  migrate(database, path, [firstLibrary, partsAndVersions]);
  database.execute(`INSERT INTO saved_searches (id, name, query) VALUES
    ('search03', 'zoetropes', 'zoetrope'), ('search01', 'Émigrés', 'emigre'), ('search02', 'bread', 'bread'),
    ('search00', 'Bread', 'loaf')`);
  migrate(database, path, [firstLibrary, partsAndVersions, searches]);
  expect(database.all('SELECT name, query, position, looked FROM saved_searches ORDER BY position')).toEqual([
    { name: 'Bread', query: 'loaf', position: 0, looked: null },
    { name: 'bread', query: 'bread', position: 1, looked: null },
    { name: 'Émigrés', query: 'emigre', position: 2, looked: null },
    { name: 'zoetropes', query: 'zoetrope', position: 3, looked: null },
  ]);
  expect(database.all('SELECT * FROM search_history')).toEqual([]);
  database.close();
});
