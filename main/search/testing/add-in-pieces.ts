import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { requestFor } from './documents.ts';
import { createSeededRandom } from './seeded-random.ts';

/**
 * So that they lie in several segments, on the disk and in memory, some merged, beside articles that have changed or are
 * gone. What happens depends on the documents alone.
 */
export async function addInPieces(engine: SearchEngine, documents: SearchDocument[]): Promise<void> {
  const random = createSeededRandom(JSON.stringify(documents).length);
  let cursor = 0;
  const others = documents.map((one) => ({
    ...one,
    title: 'talks',
    body: `war ${one.title} mail`,
    notes: 'us',
  }));
  const strangers = others.map((one) => ({ ...one, id: `stranger ${one.id}` }));
  const left = [...others.filter(() => random.oneIn(3)), ...strangers.filter(() => random.oneIn(3))];
  for (const one of [...left, ...documents]) {
    await engine.add([one], ++cursor);
    if (random.oneIn(2)) await engine.find(requestFor('peace'));
    if (random.oneIn(5)) await engine.flush();
    if (random.oneIn(5) && one.id.startsWith('article')) {
      await engine.remove([one.id], ++cursor);
      await engine.add([one], ++cursor);
    }
  }
  await engine.remove(
    strangers.map(({ id }) => id),
    ++cursor,
  );
  if (random.oneIn(3)) await engine.flush();
}
