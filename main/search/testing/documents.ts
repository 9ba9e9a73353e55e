import type { SearchDocument, SearchRequest } from '../search-engine.ts';

/** A document with what a test says of it. */
export function documentWith(id: string, parts: Partial<SearchDocument>): SearchDocument {
  return {
    id,
    title: '',
    byline: '',
    source: '',
    place: '',
    body: '',
    notes: '',
    highlights: '',
    tags: [],
    collections: [],
    language: 'en',
    section: '',
    published: '',
    added: '2024-03-01T10:00:00Z',
    words: 0,
    state: 'unread',
    starred: false,
    ...parts,
  };
}

export function requestFor(query: string, parts: Partial<SearchRequest> = {}): SearchRequest {
  return { query, typing: false, relax: true, filter: {}, sort: 'relevance', offset: 0, limit: 20, ...parts };
}
