import { createAnchor } from '../../contract/anchor-location.ts';
import type { Highlight, LikelyPlaces } from '../../contract/annotation-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { findLikelyPlaces, type LostPassage, showPassage } from '../../contract/find-likely-places.ts';
import type { Parsed } from '../../contract/methods.ts';
import type { Database } from '../storage/database.ts';

/** Where a highlight may have stood; its surroundings are those of the version in which it stood, where that is kept. */
export function likelyPlacesOf(database: Database, { article, anchor }: Highlight): LikelyPlaces {
  const earlier = earlierSurroundings(database, article, anchor) ?? {
    ...{ before: anchor.prefix, quote: anchor.quote, after: anchor.suffix },
  };
  return { earlier, places: findLikelyPlaces(textOf(database, article), earlier) };
}

function earlierSurroundings(
  database: Database,
  article: string,
  { quote, prefix, suffix, start }: Highlight['anchor'],
): LostPassage | null {
  const versions = database.all<{ text: string }>(
    `SELECT v.text FROM article_versions v JOIN articles a ON a.key = v.article
     WHERE a.id = ? ORDER BY v.version DESC LIMIT 5`,
    article,
  );
  const stood = versions.find(({ text }) => text.startsWith(prefix + quote + suffix, start - prefix.length));
  return stood === undefined ? null : showPassage(stood.text, start, start + quote.length);
}

/** Inside the caller's transaction. */
export function placeHighlight(
  database: Database,
  highlight: Highlight,
  { id, anchor, placed }: Parsed<'highlights.place'>,
): void {
  const text = textOf(database, highlight.article);
  if (placed && text.slice(anchor.start, anchor.end) !== anchor.quote)
    throw new ArchiveError(
      'conflict',
      `The text of "${highlight.articleTitle}" has changed since; open the article again and choose the passage anew.`,
    );
  const { quote, prefix, suffix, start, end } = placed
    ? createAnchor(text, anchor.start, anchor.end)
    : anchor;
  database.run(
    `UPDATE highlights SET quote = ?, prefix = ?, suffix = ?, start = ?, "end" = ?, placed = ?, changed = ? WHERE id = ?`,
    ...[quote, prefix, suffix, start, end, placed ? 1 : 0, new Date().toISOString(), id],
  );
}

function textOf(database: Database, article: string): string {
  const row = database.get<{ text: string }>(
    'SELECT t.text FROM texts t JOIN articles a ON a.key = t.article WHERE a.id = ?',
    article,
  );
  return row?.text ?? '';
}
