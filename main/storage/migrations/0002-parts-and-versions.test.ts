import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { firstLibrary } from './0001-first-library.ts';
import { partsAndVersions } from './0002-parts-and-versions.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-migration-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('keeps what a library of the first version holds, knows its pages by address and its files as read', () => {
  const path = join(folder, 'library.db');
  const database = openDatabase(path);
  migrate(database, path, [firstLibrary]);
  database.execute(`INSERT INTO imports (id, label, state, started) VALUES ('import01', 'old', 'finished', '2024-01-01');
    INSERT INTO articles (id, title, title_key, address, excerpt, words, added, changed, import, original, original_name,
      original_path, original_bytes, importer, importer_version, cleaner_version, origins, missing)
    VALUES ('article1', 'Bridge', 'bridge', 'https://www.example.org/bridge/?utm_source=a', '', 1, '', '', 'import01',
      'abc', 'bridge.html', '/in/bridge.html', 7, 'html', 1, 1, '{}', '[]');
    INSERT INTO texts (article, html, text) VALUES (1, '<p>Open.</p>', 'Open.');`);
  migrate(database, path, [firstLibrary, partsAndVersions]);
  expect(database.get('SELECT title, address_key, version, within FROM articles')).toEqual({
    ...{ title: 'Bridge', address_key: 'example.org/bridge', version: 1, within: null },
  });
  expect(database.all('SELECT sha256, bytes, complete FROM originals')).toEqual([
    { sha256: 'abc', bytes: 7, complete: 1 },
  ]);
  expect(database.get('SELECT text FROM texts')).toEqual({ text: 'Open.' });
  database.close();
});
