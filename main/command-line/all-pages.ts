const largestPage = 500;

/** Everything of something that comes in pages, from `offset` on, at most `limit` (null: all of it). */
export async function* allPages<T>(
  ask: (page: { offset: number; limit: number }) => Promise<{ total: number; items: readonly T[] }>,
  offset = 0,
  limit: number | null = null,
): AsyncGenerator<T> {
  const end = limit === null ? Number.POSITIVE_INFINITY : offset + limit;
  for (let at = offset; at < end; at += largestPage) {
    const { total, items } = await ask({ offset: at, limit: Math.min(largestPage, end - at) });
    yield* items;
    if (at + largestPage >= total) return;
  }
}
