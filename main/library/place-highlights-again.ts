import { createAnchor, locateAnchor, type TextSpan } from '../../contract/anchor-location.ts';
import type { Anchor } from '../../contract/annotation-model.ts';
import { type FollowPassage, followPassages } from '../../contract/moved-passages.ts';
import { leanText, locateQuote } from '../../contract/quote-location.ts';
import type { Database } from '../storage/database.ts';

interface PlacedRow extends Record<string, unknown>, Anchor {
  key: number;
  placed: number;
}

/**
 * After an article's text became another: highlights whose passages are there with certainty move, their surroundings are
 * those of the new text; others are marked as unplaced and keep the surroundings they had. One that had no place gets it
 * back when it is certain now. Answers with how many stand nowhere. Inside the caller's transaction.
 */
export function placeHighlightsAgain(
  database: Database,
  article: number,
  earlier: string,
  text: string,
): number {
  const highlights = database.all<PlacedRow>(
    'SELECT key, quote, prefix, suffix, start, "end", placed FROM highlights WHERE article = ?',
    article,
  );
  if (highlights.length === 0) return 0;
  const follow = followPassages(earlier, text);
  const lean = leanText(text);
  const formerText = formerTexts(database, article, text);
  let unplaced = 0;
  for (const { key, placed, ...anchor } of highlights) {
    const found =
      placed === 1
        ? whereNow(earlier, text, anchor, follow)
        : (formerText(anchor) ?? locateQuote(lean, anchor, true) ?? null);
    if (found === null) {
      unplaced += 1;
      if (placed === 1) database.run('UPDATE highlights SET placed = 0 WHERE key = ?', key);
    } else moveHighlight(database, key, createAnchor(text, found.start, found.end));
  }
  return unplaced;
}

export function storedText(database: Database, article: number): string {
  return database.get<{ text: string }>('SELECT text FROM texts WHERE article = ?', article)?.text ?? '';
}

function whereNow(earlier: string, text: string, anchor: Anchor, follow: FollowPassage): TextSpan | null {
  return standsIn(earlier, anchor) ? follow(anchor) : locateAnchor(text, anchor);
}

function standsIn(text: string, { quote, start }: Anchor): boolean {
  return text.startsWith(quote, start);
}

/** A passage that had lost its place is followed from the version in which it had one, where that is kept. */
function formerTexts(database: Database, article: number, text: string): (anchor: Anchor) => TextSpan | null {
  let versions: { text: string; follow: FollowPassage }[] | undefined;
  return (anchor) => {
    versions ??= database
      .all<{ text: string }>(
        'SELECT text FROM article_versions WHERE article = ? ORDER BY version DESC LIMIT 5',
        article,
      )
      .map((version) => ({ text: version.text, follow: lazily(() => followPassages(version.text, text)) }));
    const had = versions.find((version) => stoodIn(version.text, anchor));
    return had?.follow(anchor) ?? null;
  };
}

/** With its surroundings: its words alone may stand at that place by chance. */
function stoodIn(text: string, anchor: Anchor): boolean {
  const { prefix, suffix, start, quote } = anchor;
  if (prefix === '' && suffix === '') return false;
  return text.startsWith(prefix + quote + suffix, start - prefix.length);
}

function lazily(make: () => FollowPassage): FollowPassage {
  let made: FollowPassage | undefined;
  return (span) => {
    made ??= make();
    return made(span);
  };
}

export function moveHighlight(database: Database, key: number, anchor: Anchor): void {
  database.run(
    'UPDATE highlights SET placed = 1, quote = ?, prefix = ?, suffix = ?, start = ?, "end" = ? WHERE key = ?',
    anchor.quote,
    anchor.prefix,
    anchor.suffix,
    anchor.start,
    anchor.end,
    key,
  );
}
