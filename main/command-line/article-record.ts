import type { Highlight } from '../../contract/annotation-model.ts';
import type { Client } from '../../contract/client.ts';
import type { Article } from '../../contract/model.ts';
import type { Note } from '../../contract/note-model.ts';
import { allPages } from './all-pages.ts';

/** Everything about one article, as `carrel show --json` gives it. */
export interface ArticleRecord {
  id: string;
  url: string | null;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  words: number;
  text: string;
  html: string;
  original: { sha256: string; name: string; bytes: number; importer: string };
  highlights: Highlight[];
  notes: Note[];
}

/** Error: not-found. */
export async function readArticleRecord(client: Client, id: string): Promise<ArticleRecord> {
  const article = await client.articles.get({ id });
  const { text, html } = await client.articles.text({ id });
  const { note } = await client.notes.get({ article: id });
  const highlights: Highlight[] = [];
  const pages = allPages(async (page) => {
    const { total, highlights: items } = await client.highlights.list({ article: id, ...page });
    return { total, items };
  });
  for await (const highlight of pages) highlights.push(highlight);
  const { address: url, title, byline, source, place, published, language, words } = article;
  return {
    ...{ id, url, title, byline, source, place, published, language, words, text, html },
    original: originalOf(article),
    highlights,
    notes: note === null ? [] : [note],
  };
}

function originalOf({ provenance: { sha256, name, bytes, importer } }: Article): ArticleRecord['original'] {
  return { sha256, name, bytes, importer };
}
