import type { IndexTerm, IndexView } from './index-view.ts';

/** Whether the term stands in the field (null: in any) of an article that is there. */
export function occursIn({ segments }: IndexView, term: IndexTerm, field: number | null): boolean {
  return term.places.some((place, number) => {
    const segment = segments[number];
    if (place === null || segment === undefined) return false;
    const cursor = segment.postings(place);
    while (cursor.next())
      if (segment.alive[cursor.article] === 1 && (field === null || (cursor.fields & (1 << field)) !== 0))
        return true;
    return false;
  });
}
