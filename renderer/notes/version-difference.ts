import { type Change, diffLines, diffWordsWithSpace } from 'diff';

export type Piece = { kind: 'same' | 'gone' | 'new'; text: string };

/** Beyond this, words are not compared, only lines: it would take longer than anybody waits. */
const wordsUpTo = 200_000;
const timeout = 800;

/** From an earlier text to the present one; null when they differ too much to be compared. */
export function versionDifference(before: string, now: string): Piece[] | null {
  const byWords = before.length + now.length <= wordsUpTo;
  const changes =
    (byWords ? diffWordsWithSpace(before, now, { timeout }) : undefined) ??
    diffLines(before, now, { timeout });
  return changes === undefined ? null : changes.map(pieceOf);
}

function pieceOf({ added, removed, value }: Change): Piece {
  return { kind: added ? 'new' : removed ? 'gone' : 'same', text: value };
}

/** What did not change is cut to what stands around the changes. */
export function aroundChanges(pieces: readonly Piece[], around: number): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same' || piece.text.length <= 2 * around + 20) return piece;
    const head = index === 0 ? '' : piece.text.slice(0, around);
    const tail = index === pieces.length - 1 ? '' : piece.text.slice(-around);
    return { kind: 'same', text: `${head} … ${tail}` };
  });
}
