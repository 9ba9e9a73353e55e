import { setTimeout as wait } from 'node:timers/promises';
import { openSearchEngine } from '../../../main/search/engine/open-search-engine.ts';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import { storeDocument } from '../../../main/search/testing/store-document.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { migrate } from '../../../main/storage/migrate.ts';
import { openCorpus } from './corpus.ts';
import { folderSize, peakMemory, startClock } from './figures.ts';

/** Articles `from` to before `to` of the corpus. */
export interface Stretch {
  corpus: string;
  from: number;
  to: number;
}

const inBatch = 200;
const longestSettlingMs = 120_000;

/** A real library database with the texts that passages are cut from. */
export async function storeLibrary({ corpus: file, from, to, library }: Stretch & { library: string }) {
  const corpus = openCorpus(file);
  const database = openDatabase(library);
  migrate(database, library);
  database.execute('PRAGMA synchronous = OFF');
  let bytes = 0;
  let characters = 0;
  for (let at = from; at < to; at += 1_000)
    database.transaction(() => {
      for (let number = at; number < Math.min(to, at + 1_000); number++) {
        const document = corpus.at(number);
        bytes += textBytes(document);
        characters += document.body.length;
        storeDocument(database, document);
      }
    });
  database.close();
  return { bytes, characters };
}

/** Adds to the index in the folder; time is that of the engine without the making of the articles. */
export async function buildCarrel({ corpus: file, from, to, folder }: Stretch & { folder: string }) {
  const corpus = openCorpus(file);
  const floor = process.memoryUsage.rss();
  const engine = await openSearchEngine({ folder, texts: { read: (ids) => ids.map(() => null) } });
  const clock = startClock();
  for (let at = from; at < to; at += inBatch) {
    const documents = clock.without(() => {
      return Array.from({ length: Math.min(inBatch, to - at) }, (_, nth) => corpus.at(at + nth));
    });
    await engine.add(documents, at + documents.length);
  }
  const added = clock.read();
  await engine.flush();
  const flushed = clock.read();
  await settle(folder);
  const settled = clock.read();
  await engine.close();
  return {
    articles: to - from,
    wallMs: flushed.wallMs,
    /** With what the engine still did by itself after the flush. */
    processorMs: settled.processorMs,
    flushMs: flushed.wallMs - added.wallMs,
    floor,
    peak: peakMemory(),
    size: folderSize(folder),
  };
}

/** Until the folder has been the same for a second: what merges in the background is done. */
async function settle(folder: string): Promise<void> {
  let size = -1;
  let calm = 0;
  for (const until = Date.now() + longestSettlingMs; calm < 5 && Date.now() < until; ) {
    const now = folderSize(folder);
    calm = now === size ? calm + 1 : 0;
    size = now;
    await wait(200);
  }
}

function textBytes({ title, byline, source, place, section, tags, body }: SearchDocument): number {
  const texts = [title, byline, source, place, section, ...tags, body];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
