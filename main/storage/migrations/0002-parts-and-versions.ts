/**
 * Files of many articles, versions of an article, imports that can be resumed, watched folders, remembered columns.
 * `address_key(text)` is the SQL function of `storage/address-key.ts`.
 */
export const partsAndVersions = {
  number: 2,
  sql: `
ALTER TABLE articles ADD COLUMN within TEXT;
ALTER TABLE articles ADD COLUMN address_key TEXT;
ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
UPDATE articles SET address_key = address_key(address) WHERE address IS NOT NULL;
CREATE INDEX articles_by_address_key ON articles (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX articles_by_path ON articles (original_path, within);
/* A dump has a hundred thousand parts: without the part, each would be looked for among all that came before. */
DROP INDEX articles_by_original;
CREATE INDEX articles_by_part ON articles (original, part);

/* Originals: complete once every part of the file has been recorded. An import that died in the middle left it open. */
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  complete INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO originals (sha256, bytes, complete) SELECT original, min(original_bytes), 1 FROM articles GROUP BY original;

/* What an article was before a newer file or a newer importer changed it. 'fields' is a JSON object of its columns. */
CREATE TABLE article_versions (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  original TEXT NOT NULL,
  import TEXT NOT NULL,
  replaced TEXT NOT NULL,
  fields TEXT NOT NULL,
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, version)
) STRICT;
CREATE INDEX article_versions_by_original ON article_versions (original);
CREATE INDEX article_versions_by_import ON article_versions (import);

/* Under which name, relative to its file, the picture lay beside it: to be found again when the file is read again. */
ALTER TABLE article_images ADD COLUMN sibling TEXT;

ALTER TABLE imports ADD COLUMN without_text INTEGER NOT NULL DEFAULT 0;
/* What was given, as JSON, while the import can be resumed. */
ALTER TABLE imports ADD COLUMN input TEXT;
/* Files of many articles that an import has begun and not ended, with the number that their entries have: a resumed import
   goes on with these, under the same numbers, so that nothing is told twice. */
CREATE TABLE begun_files (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (import, path)
) STRICT, WITHOUT ROWID;
ALTER TABLE import_entries ADD COLUMN within TEXT;
ALTER TABLE import_entries ADD COLUMN version INTEGER;

/* Which column means which field, by the names of all columns; for files of records. */
CREATE TABLE column_mappings (
  columns TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT;

CREATE TABLE watched_folders (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE,
  collection TEXT,
  added TEXT NOT NULL
) STRICT;
/* Files of a watched folder that were imported, by size and time of last change: each state once. */
CREATE TABLE watched_files (
  folder INTEGER NOT NULL REFERENCES watched_folders (key) ON DELETE CASCADE,
  path TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;
`,
};
