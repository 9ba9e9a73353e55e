/** A process that lets an index live in a real folder until it is killed; it prints what comes into the library first. */
import { writeSync } from 'node:fs';
import { openSearchEngine } from '../../main/search/engine/open-search-engine.ts';
import type { SearchDocument } from '../../main/search/search-engine.ts';
import { LifeJournal, live } from '../../main/search/testing/index-life.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';

class PrintedJournal extends LifeJournal {
  override record(id: string, document: SearchDocument | null): void {
    writeSync(1, `${JSON.stringify({ id, document })}\n`);
    super.record(id, document);
  }
}

const [folder = '', seed = ''] = process.argv.slice(2);

async function work(): Promise<void> {
  const engine = await openSearchEngine({ folder, texts: { read: (ids) => ids.map(() => null) } });
  await live(engine, new PrintedJournal(), createSeededRandom(Number(seed)), {
    steps: 100_000,
    words: 300,
    articles: 400,
  });
}

void work();
