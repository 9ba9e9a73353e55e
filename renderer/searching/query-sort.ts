const sorts = ['relevance', 'date', 'added', 'title'] as const;
export type SearchSort = (typeof sorts)[number];

/** Quoted text, or anything without a space. */
const pieces = /"[^"]*"?|[^\s"]+/g;

/** The order that a query names by itself, `ferry sort:date`; the last one counts. Null when it names none. */
export function sortOfQuery(query: string): SearchSort | null {
  let found: SearchSort | null = null;
  for (const [piece] of query.matchAll(pieces)) found = sortOf(piece) ?? found;
  return found;
}

export function withoutSort(query: string): string {
  return query
    .replaceAll(pieces, (piece) => (sortOf(piece) === null ? piece : ''))
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

function sortOf(piece: string): SearchSort | null {
  const name = /^sort:(\w+)$/i.exec(piece)?.[1]?.toLowerCase();
  return sorts.find((sort) => sort === name) ?? null;
}
