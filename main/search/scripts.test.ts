import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentWith } from './testing/documents.ts';
import { openTestSearch, type TestSearch } from './testing/open-test-search.ts';

/** All sets are one library, as a reader has it: a query in one script meets the articles of all the others. */
const folder = resolve('tests/search-scripts');
const setShape = z.object({
  articles: z.array(z.object({ id: z.string(), language: z.string(), title: z.string(), body: z.string() })),
  queries: z.array(
    z.object({
      query: z.string(),
      finds: z.array(z.string()).default([]),
      misses: z.array(z.string()).default([]),
    }),
  ),
});
const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({
    name: name.replace('.yaml', ''),
    ...setShape.parse(parse(readFileSync(join(folder, name), 'utf8'))),
  }));
const articles = sets.flatMap((set) => set.articles);

describe('search in many scripts', () => {
  let search: TestSearch;
  beforeAll(async () => {
    search = await openTestSearch('engine');
    await search.add(
      ...articles.map(({ id, language, title, body }) => documentWith(id, { language, title, body })),
    );
  });
  afterAll(() => search.close());

  const queries = sets.flatMap(({ name, queries }) => queries.map((query) => ({ name, ...query })));
  test.each(queries)('$name: $query', async ({ query, finds, misses }) => {
    const known = new Set(articles.map(({ id }) => id));
    for (const id of [...finds, ...misses]) expect(known).toContain(id);
    const found = await search.ids(query, { relax: false, limit: 200 });
    expect(finds.filter((id) => !found.includes(id))).toEqual([]);
    expect(misses.filter((id) => found.includes(id))).toEqual([]);
  });

  test.each(queries.filter(({ finds }) => finds.length > 0))(
    'marks what it found: $name: $query',
    async ({ query, finds }) => {
      const { hits } = await search.find(query, { relax: false, limit: 200 });
      for (const { id, passages } of hits.filter((hit) => finds.includes(hit.id)))
        expect(
          passages.some(({ marks }) => marks.length > 0),
          id,
        ).toBe(true);
    },
  );
});
