import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearchEngine } from '../../main/search/engine/open-search-engine.ts';
import { compare, isDiskError, LifeJournal, live } from '../../main/search/testing/index-life.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';

/** A real disk in memory that can be full; null where such a one cannot be mounted. */
export function mountSmallDisk(): { folder: string; grow(): void; unmount(): void } | null {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'carrel-full-'));
  const run = (...args: string[]): boolean => spawnSync(args[0] ?? '', args.slice(1)).status === 0;
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=384k', 'tmpfs', folder)) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    grow() {
      if (!run('mount', '-o', 'remount,size=256m', folder))
        throw new Error(`"${folder}" could not be enlarged.`);
    },
    unmount() {
      run('umount', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fills a real disk: nothing is lost, and once there is room everything becomes durable. False where none can be mounted. */
export async function fillDisk(seed: number): Promise<boolean> {
  const disk = mountSmallDisk();
  if (disk === null) return false;
  const { folder } = disk;
  const open = () => openSearchEngine({ folder, texts: { read: (ids) => ids.map(() => null) } });
  try {
    const journal = new LifeJournal();
    const random = createSeededRandom(seed);
    const engine = await open();
    const life = { steps: 20, words: 1_500, articles: 300 };
    let full = false;
    for (let lives = 0; lives < 40 && !full; lives++) {
      await live(engine, journal, random, life);
      await journal.feed(engine);
      full = await engine.flush().then(
        () => false,
        (error: unknown) => {
          if (!isDiskError(error)) throw error;
          return true;
        },
      );
    }
    if (!full) throw new Error('The disk was never full.');
    await live(engine, journal, random, life);
    await journal.feed(engine);
    await compare(engine, journal.documents());
    disk.grow();
    await engine.flush();
    await engine.close();
    const again = await open();
    const { cursor, message } = await again.status();
    if (cursor !== journal.cursor || message !== null)
      throw new Error(`What was flushed is at ${cursor} of ${journal.cursor} (${message}).`);
    await compare(again, journal.documents());
    await again.close();
    return true;
  } catch (error) {
    throw new Error(`Seed ${seed}: on a full disk`, { cause: error });
  } finally {
    disk.unmount();
  }
}
