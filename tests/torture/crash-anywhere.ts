import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearchEngine } from '../../main/search/engine/open-search-engine.ts';
import type { SearchEngine } from '../../main/search/search-engine.ts';
import { compare, LifeJournal, live } from '../../main/search/testing/index-life.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';
import {
  SimulatedDisk as Disk,
  type DiskMoment,
  leftByKill,
  leftByPowerLoss,
  type SimulatedDisk,
} from '../../main/search/testing/simulated-disk.ts';

/** An engine on a simulated disk; the folder is only there because an engine makes one. */
export async function withFolder<T>(
  work: (open: (disk: SimulatedDisk) => Promise<SearchEngine>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-torture-'));
  const texts = { read: (ids: string[]) => ids.map(() => null) };
  try {
    return await work((files) => openSearchEngine({ folder, texts, files }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Lets an index live, and looks at what a crash at any moment of that life would have left: opened again and fed, it must
 * hold exactly what the library held then. `oneIn` takes a sample of the moments. The number of moments looked at.
 */
export async function crashAnywhere(seed: number, { steps = 60, oneIn = 1 } = {}): Promise<number> {
  return withFolder(async (open) => {
    const random = createSeededRandom(seed);
    const sampling = createSeededRandom(seed + 1);
    const disk = new Disk();
    const journal = new LifeJournal();
    const moments: DiskMoment[] = [];
    disk.stamp = () => journal.cursor;
    disk.onMoment = (moment) => {
      if (sampling.oneIn(oneIn)) moments.push(moment);
    };
    const engine = await open(disk);
    await live(engine, journal, random, { steps });
    await engine.flush();
    await engine.close();
    for (const moment of moments)
      for (const [what, left] of [
        ['a kill', leftByKill(moment, random)],
        ['a loss of power', leftByPowerLoss(moment, random)],
      ] as const) {
        const again = await open(left);
        try {
          const { cursor } = await again.status();
          if (cursor > moment.stamp)
            throw new Error(`The index is at ${cursor}, the library at ${moment.stamp}.`);
          await journal.feed(again, moment.stamp);
          await compare(again, journal.documents(moment.stamp));
          await again.close();
        } catch (error) {
          throw new Error(`Seed ${seed}: after ${what} at operation ${moment.operation}`, { cause: error });
        }
      }
    return moments.length;
  });
}
