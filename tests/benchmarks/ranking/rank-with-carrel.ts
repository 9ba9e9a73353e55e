import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearchEngine } from '../../../main/search/engine/open-search-engine.ts';
import type { SearchDocument, SearchRequest, TextSource } from '../../../main/search/search-engine.ts';
import type { Collection, CollectionDocument } from './collections.ts';
import { hitsPerQuestion, type Ranked } from './ranked.ts';

/** The search engine through its own interface, asked as for pasted text: any of the words may match. */
export async function rankWithCarrel({ documents, questions }: Collection): Promise<Ranked> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-ranking-'));
  const bodies = new Map(documents.map(({ id, text }) => [id, text]));
  const texts: TextSource = {
    read: (ids) =>
      ids.map((id) => {
        const body = bodies.get(id);
        return body === undefined ? null : { body, notes: '', highlights: '' };
      }),
  };
  try {
    const engine = await openSearchEngine({ folder, texts });
    await engine.add(documents.map(toDocument), 1);
    const orders: string[][] = [];
    const times: number[] = [];
    for (const { text } of questions) {
      const { hits } = await engine.find(requestFor(text, hitsPerQuestion));
      orders.push(hits.map(({ id }) => id));
      // What a page of hits takes: the passages of a thousand are nobody's question.
      times.push((await engine.find(requestFor(text, 20))).milliseconds);
    }
    await engine.close();
    return { orders, times };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function requestFor(query: string, limit: number): SearchRequest {
  return {
    query,
    typing: false,
    relax: false,
    match: 'any',
    filter: {},
    sort: 'relevance',
    offset: 0,
    limit,
  };
}

function toDocument({ id, title, text, author }: CollectionDocument, number: number): SearchDocument {
  return {
    id,
    title,
    byline: author,
    source: '',
    place: '',
    body: text,
    notes: '',
    highlights: '',
    tags: [],
    collections: [],
    language: 'en',
    section: '',
    published: '',
    added: new Date(1_700_000_000_000 + number * 1_000).toISOString(),
    words: text.split(/\s+/).length,
    state: 'unread',
    starred: false,
  };
}
