/** The first library. Instants are ISO 8601 UTC text; `published` is ISO 8601 as precise as known; ids are public. */
export const firstLibrary = {
  number: 1,
  sql: `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'interrupted', 'undone')),
  started TEXT NOT NULL,
  finished TEXT,
  found INTEGER NOT NULL DEFAULT 0,
  stored INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  problems INTEGER NOT NULL DEFAULT 0,
  collection TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  message TEXT
) STRICT;

CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  byline TEXT,
  source TEXT,
  place TEXT,
  published TEXT,
  language TEXT,
  address TEXT,
  section TEXT,
  excerpt TEXT NOT NULL,
  words INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'unread' CHECK (state IN ('unread', 'reading', 'finished')),
  starred INTEGER NOT NULL DEFAULT 0,
  place_offset INTEGER,
  progress REAL NOT NULL DEFAULT 0,
  added TEXT NOT NULL,
  changed TEXT NOT NULL,
  trashed TEXT,
  import TEXT NOT NULL REFERENCES imports (id),
  original TEXT NOT NULL,
  original_name TEXT NOT NULL,
  original_path TEXT NOT NULL,
  original_bytes INTEGER NOT NULL,
  /* the how-manieth article of its original, from 0 */
  part INTEGER NOT NULL DEFAULT 0,
  importer TEXT NOT NULL,
  importer_version INTEGER NOT NULL,
  cleaner_version INTEGER NOT NULL,
  encoding TEXT,
  encoding_known_by TEXT,
  origins TEXT NOT NULL,
  missing TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_added ON articles (trashed, added, key);
CREATE INDEX articles_by_published ON articles (trashed, published, key);
CREATE INDEX articles_by_title ON articles (trashed, title_key, key);
CREATE INDEX articles_by_source ON articles (source, trashed) WHERE source IS NOT NULL;
CREATE INDEX articles_by_place ON articles (place, trashed) WHERE place IS NOT NULL;
CREATE INDEX articles_by_state ON articles (trashed, state, starred);
CREATE INDEX articles_by_original ON articles (original);
CREATE INDEX articles_by_import ON articles (import);

CREATE TABLE texts (
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  html TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE images (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE article_images (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  image TEXT NOT NULL REFERENCES images (sha256),
  PRIMARY KEY (article, image)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_images_by_image ON article_images (image);

CREATE TABLE import_entries (
  import TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  path TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'duplicate', 'problem')),
  article TEXT,
  title TEXT,
  code TEXT,
  message TEXT,
  PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_entries_by_outcome ON import_entries (import, outcome, number);

CREATE TABLE tags (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  colour INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE article_tags (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  tag INTEGER NOT NULL REFERENCES tags (key) ON DELETE CASCADE,
  PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag);

CREATE TABLE collections (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE article_collections (
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  collection INTEGER NOT NULL REFERENCES collections (key) ON DELETE CASCADE,
  PRIMARY KEY (article, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_collections_by_collection ON article_collections (collection);

CREATE TABLE saved_searches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;

CREATE TABLE notes (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article INTEGER REFERENCES articles (key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  removed TEXT
) STRICT;
CREATE INDEX notes_by_article ON notes (article);
CREATE TABLE note_versions (
  note INTEGER NOT NULL REFERENCES notes (key) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  text TEXT NOT NULL,
  changed TEXT NOT NULL,
  PRIMARY KEY (note, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE highlights (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  colour INTEGER NOT NULL,
  comment TEXT NOT NULL,
  placed INTEGER NOT NULL DEFAULT 1,
  created TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX highlights_by_article ON highlights (article, start);

/* What the search index has to look at again: one row per article, the newest change last. Kept by triggers, so that no
   change can be forgotten. They delete and insert, since an outer OR IGNORE would override an inner OR REPLACE. */
CREATE TABLE journal (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER journal_article_inserted AFTER INSERT ON articles BEGIN
  DELETE FROM journal WHERE id = NEW.id; INSERT INTO journal (id) VALUES (NEW.id); END;
CREATE TRIGGER journal_article_changed AFTER UPDATE OF
  title, byline, source, place, published, language, section, words, state, starred, trashed ON articles BEGIN
  DELETE FROM journal WHERE id = NEW.id; INSERT INTO journal (id) VALUES (NEW.id); END;
CREATE TRIGGER journal_article_deleted AFTER DELETE ON articles BEGIN
  DELETE FROM journal WHERE id = OLD.id; INSERT INTO journal (id) VALUES (OLD.id); END;
CREATE TRIGGER journal_text_changed AFTER UPDATE ON texts BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_note_inserted AFTER INSERT ON notes WHEN NEW.article IS NOT NULL BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_note_changed AFTER UPDATE ON notes WHEN NEW.article IS NOT NULL BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_highlight_inserted AFTER INSERT ON highlights BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_highlight_changed AFTER UPDATE OF quote, comment ON highlights BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_highlight_deleted AFTER DELETE ON highlights BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = OLD.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = OLD.article; END;
CREATE TRIGGER journal_tag_added AFTER INSERT ON article_tags BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_tag_removed AFTER DELETE ON article_tags BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = OLD.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = OLD.article; END;
CREATE TRIGGER journal_tag_renamed AFTER UPDATE OF name ON tags BEGIN
  DELETE FROM journal WHERE id IN
    (SELECT a.id FROM articles a JOIN article_tags t ON t.article = a.key WHERE t.tag = NEW.key);
  INSERT INTO journal (id)
    SELECT a.id FROM articles a JOIN article_tags t ON t.article = a.key WHERE t.tag = NEW.key; END;
CREATE TRIGGER journal_collected AFTER INSERT ON article_collections BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = NEW.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = NEW.article; END;
CREATE TRIGGER journal_uncollected AFTER DELETE ON article_collections BEGIN
  DELETE FROM journal WHERE id = (SELECT id FROM articles WHERE key = OLD.article);
  INSERT INTO journal (id) SELECT id FROM articles WHERE key = OLD.article; END;
`,
};
