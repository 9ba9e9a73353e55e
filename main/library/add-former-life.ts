import { leanText, locateQuote } from '../../contract/quote-location.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';
import type { FormerHighlight, FormerLife } from './ready-article.ts';

/**
 * Carries over what another program knew of an article: for a new one all of it; for one that is in the library already
 * whatever is not there yet: nothing of the reader's is ever replaced.
 */
export function addFormerLife(
  database: Database,
  article: number,
  former: FormerLife,
  to: 'new' | 'known',
): void {
  if (to === 'new') {
    database.run(
      `UPDATE articles SET state = coalesce(?, state), progress = CASE WHEN ? = 'finished' THEN 1 ELSE progress END,
         added = coalesce(?, added) WHERE key = ?`,
      former.state,
      former.state,
      pastInstant(former.saved),
      article,
    );
  }
  if (former.starred) database.run('UPDATE articles SET starred = 1 WHERE key = ?', article);
  for (const name of former.collections) joinCollection(database, article, name);
  if (former.note !== '') addNote(database, article, former.note, pastInstant(former.saved));
  if (former.highlights.length > 0) addHighlights(database, article, former.highlights, to);
}

/** As the library writes instants; null for what is none, or lies in the future. */
function pastInstant(stated: string | null): string | null {
  const time = stated === null ? Number.NaN : Date.parse(stated);
  return Number.isFinite(time) && time > 0 && time <= Date.now() ? new Date(time).toISOString() : null;
}

function joinCollection(database: Database, article: number, name: string): void {
  const key = foldText(name);
  database.run(
    'INSERT INTO collections (id, name, name_key) VALUES (?, ?, ?) ON CONFLICT (name_key) DO NOTHING',
    createIdentifier(),
    name,
    key,
  );
  database.run(
    `INSERT INTO article_collections (article, collection)
     SELECT ?, key FROM collections WHERE name_key = ? ON CONFLICT DO NOTHING`,
    article,
    key,
  );
}

function addNote(database: Database, article: number, text: string, saved: string | null): void {
  const now = new Date().toISOString();
  const known = database.get<{ key: number; text: string; revision: number }>(
    'SELECT key, text, revision FROM notes WHERE article = ? AND removed IS NULL ORDER BY key LIMIT 1',
    article,
  );
  if (known === undefined) {
    database.run(
      'INSERT INTO notes (id, article, text, revision, created, changed) VALUES (?, ?, ?, 1, ?, ?)',
      createIdentifier(),
      article,
      text,
      saved ?? now,
      now,
    );
    return;
  }
  if (known.text.includes(text)) return;
  database.run(
    'INSERT INTO note_versions (note, revision, text, changed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    known.key,
    known.revision,
    known.text,
    now,
  );
  database.run(
    'UPDATE notes SET text = ?, revision = revision + 1, changed = ? WHERE key = ?',
    known.text.trim() === '' ? text : `${known.text.trimEnd()}\n\n${text}`,
    now,
    known.key,
  );
}

function addHighlights(
  database: Database,
  article: number,
  highlights: readonly FormerHighlight[],
  to: 'new' | 'known',
): void {
  const now = new Date().toISOString();
  const text = to === 'known' ? storedText(database, article) : '';
  const lean = text === '' ? null : leanText(text);
  for (const { anchor: told, placed, colour, comment, created } of highlights) {
    // The text of the library is the one they must stand in, not the export's.
    const found = lean === null ? null : locateQuote(lean, told);
    const anchor = found ?? told;
    const known = database.get(
      'SELECT 1 FROM highlights WHERE article = ? AND quote = ? AND (start = ? OR placed = 0)',
      article,
      anchor.quote,
      anchor.start,
    );
    if (known !== undefined) continue;
    database.run(
      `INSERT INTO highlights (id, article, quote, prefix, suffix, start, "end", colour, comment, placed, created, changed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      createIdentifier(),
      article,
      anchor.quote,
      anchor.prefix,
      anchor.suffix,
      anchor.start,
      anchor.end,
      colour,
      comment,
      (lean === null ? placed : found !== null) ? 1 : 0,
      pastInstant(created) ?? now,
      now,
    );
  }
}

function storedText(database: Database, article: number): string {
  return database.get<{ text: string }>('SELECT text FROM texts WHERE article = ?', article)?.text ?? '';
}
