import MiniSearch from 'minisearch';
import type { Collection } from './collections.ts';
import { hitsPerQuestion, type Ranked } from './ranked.ts';

/** MiniSearch as it comes: its own words, no stems, any of the words. */
export function rankWithMiniSearch({ documents, questions }: Collection): Ranked {
  const index = new MiniSearch({ fields: ['title', 'text', 'author'] });
  index.addAll(documents);
  const times: number[] = [];
  const orders = questions.map(({ text }) => {
    const started = performance.now();
    const hits = index.search(text);
    times.push(performance.now() - started);
    return hits.slice(0, hitsPerQuestion).map(({ id }) => String(id));
  });
  return { orders, times };
}
