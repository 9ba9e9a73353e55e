import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { firstLibrary } from './0001-first-library.ts';
import { partsAndVersions } from './0002-parts-and-versions.ts';
import { searches } from './0003-searches.ts';
import { annotations } from './0004-annotations.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-migration-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('notes and highlights from before are kept as they were, and take tags and links', () => {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  migrate(database, path, [firstLibrary, partsAndVersions, searches]);
  database.execute(`INSERT INTO notes (id, text, revision, created, changed)
    VALUES ('note0001', 'Ask the captain', 3, '2023-01-01', '2023-01-02')`);
  migrate(database, path, [firstLibrary, partsAndVersions, searches, annotations]);
  expect(database.get('SELECT text, revision, template FROM notes')).toEqual({
    text: 'Ask the captain',
    revision: 3,
    template: 0,
  });
  database.execute(`INSERT INTO note_tags (note, name) SELECT key, 'harbour' FROM notes`);
  database.execute('DELETE FROM notes');
  expect(database.all('SELECT * FROM note_tags')).toEqual([]);
  database.close();
});
