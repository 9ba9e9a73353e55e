/** Saved searches in the reader's own order, when each was last looked at, and the queries that were asked before. */
export const searches = {
  number: 3,
  sql: `
ALTER TABLE saved_searches ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
/* Until when its hits have been seen; NULL until it is first looked at. */
ALTER TABLE saved_searches ADD COLUMN looked TEXT;
UPDATE saved_searches SET position = (SELECT count(*) FROM saved_searches AS earlier
  WHERE fold(earlier.name) < fold(saved_searches.name)
    OR (fold(earlier.name) = fold(saved_searches.name) AND earlier.id < saved_searches.id));

CREATE TABLE search_history (
  query TEXT PRIMARY KEY,
  asked TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_history_by_time ON search_history (asked);
`,
};
