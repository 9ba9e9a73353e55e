import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import { testData } from '../../test-data.ts';

const sets = ['corpus-reuters21578', 'corpus-enwiki', 'corpus-hy-ilur'] as const;

/** Fields of any of the sets. */
interface Line {
  title?: string;
  date?: string;
  author?: string;
  topics?: string[];
  places?: string[];
  category?: string;
  text: string;
}

/**
 * So many real articles: half news items, a quarter long encyclopedia articles, a quarter Armenian news. Beyond what the
 * sets hold they come again with every twentieth word changed. Null when a set is not there.
 */
export function readCorpus(count: number): SearchDocument[] | null {
  const shares = [0.5, 0.25, 0.25];
  const documents: SearchDocument[] = [];
  for (const [nth, set] of sets.entries()) {
    const folder = testData(`data/${set}/articles`);
    if (folder === null) return null;
    const lines = readLines(folder).filter(({ text }) => text.length > 0);
    const wanted = Math.round(count * (shares[nth] ?? 0));
    for (let number = 0; number < wanted; number++) {
      const line = lines[number % lines.length];
      if (line !== undefined)
        documents.push(toDocument(set, number, Math.floor(number / lines.length), line));
    }
  }
  return documents;
}

function readLines(folder: string): Line[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n'),
    )
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
}

function toDocument(set: string, number: number, round: number, line: Line): SearchDocument {
  const body = round === 0 ? line.text : changed(line.text, round);
  const day = line.date === undefined ? Number.NaN : Date.parse(line.date.trim().slice(0, 11));
  return {
    id: `${set.slice(7, 12)}${number}`,
    title: line.title ?? line.text.slice(0, 60),
    byline: line.author ?? '',
    source: { 'corpus-reuters21578': 'Reuters', 'corpus-enwiki': 'Wikipedia' }[set] ?? 'iLur',
    place: line.places?.[0] ?? '',
    body,
    notes: '',
    highlights: '',
    tags: line.topics ?? [],
    collections: [],
    language: set === 'corpus-hy-ilur' ? 'hy' : 'en',
    section: line.category ?? '',
    published: Number.isNaN(day) ? '' : new Date(day).toISOString().slice(0, 10),
    added: new Date(1_700_000_000_000 + number * 1_000).toISOString(),
    words: body.split(' ').length,
    state: 'unread',
    starred: false,
  };
}

function changed(text: string, round: number): string {
  return text
    .split(' ')
    .map((word, at) => (at % 20 === 7 ? `${word}x${round}` : word))
    .join(' ');
}
