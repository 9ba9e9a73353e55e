/** What notes and highlights are grouped and joined by. */
export const annotations = {
  number: 4,
  sql: `
/* The page of a PDF on which it was marked, from 1; NULL where there are none. */
ALTER TABLE highlights ADD COLUMN page INTEGER;
/* Of a PDF read in its pages: the page and how far down, 12.35; NULL for who reads the text. */
ALTER TABLE articles ADD COLUMN place_page REAL;
CREATE TABLE highlight_tags (
  highlight INTEGER NOT NULL REFERENCES highlights (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (highlight, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_tags_by_name ON highlight_tags (name);
CREATE INDEX highlights_by_time ON highlights (created);

/* A note that new notes may begin as. */
ALTER TABLE notes ADD COLUMN template INTEGER NOT NULL DEFAULT 0;
/* Both are read out of a note's text each time that it is saved. */
CREATE TABLE note_tags (
  note INTEGER NOT NULL REFERENCES notes (key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (note, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tags_by_name ON note_tags (name);
CREATE TABLE note_links (
  note INTEGER NOT NULL REFERENCES notes (key) ON DELETE CASCADE,
  /* article, note, highlight */
  kind TEXT NOT NULL,
  /* Its id. */
  target TEXT NOT NULL,
  PRIMARY KEY (note, kind, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_links_by_target ON note_links (kind, target);
CREATE INDEX notes_by_time ON notes (changed);
`,
};
