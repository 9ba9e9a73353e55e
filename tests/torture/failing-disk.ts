import { compare, isDamage, LifeJournal, live } from '../../main/search/testing/index-life.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';
import { type DiskOperation, SimulatedDisk } from '../../main/search/testing/simulated-disk.ts';
import { asDiskError } from '../../main/storage/disk-error.ts';
import { withFolder } from './crash-anywhere.ts';

const writes: readonly DiskOperation[] = ['create', 'write', 'sync', 'rename', 'remove'];

/** One life with a disk that fails at one operation, or from it on for a while, in writing or in reading. */
export async function failOnce(seed: number, { steps = 50 } = {}): Promise<void> {
  const random = createSeededRandom(seed);
  const code = random.pick(['ENOSPC', 'EIO']);
  const first = 5 + random.below(400);
  const last = random.oneIn(2) ? first : first + random.below(200);
  const reading = random.oneIn(4);
  const what = `${code} of ${reading ? 'reads' : 'writes'} from operation ${first} to ${last}`;
  await withFolder(async (open) => {
    const disk = new SimulatedDisk();
    const journal = new LifeJournal();
    disk.failure = (operation, name, number) => {
      const hit = number >= first && number <= last;
      if (!hit || (reading ? operation !== 'read' && operation !== 'open' : !writes.includes(operation)))
        return null;
      const error = asDiskError(Object.assign(new Error(`${code} at ${number}`), { code }), name);
      return error instanceof Error ? error : null;
    };
    try {
      const engine = await open(disk);
      await live(engine, journal, random, { steps });
      const failed = new SimulatedDisk(disk.files);
      // In memory nothing was lost, or it says so.
      await untilTold(async () => {
        await journal.feed(engine);
        await compare(engine, journal.documents());
      });
      // What lies on the disk is an index up to its cursor.
      const other = await open(failed);
      await journal.feed(other);
      await compare(other, journal.documents());
      await other.close();
      // Once the disk is well again, everything becomes durable.
      disk.failure = () => null;
      await untilTold(async () => {
        await journal.feed(engine);
        await engine.flush();
      });
      await engine.close();
      if (disk.handles !== 0) throw new Error(`${disk.handles} files were left open.`);
      const again = await open(new SimulatedDisk(disk.files));
      const { cursor, message } = await again.status();
      if (cursor !== journal.cursor || message !== null)
        throw new Error(`What was flushed is at ${cursor} of ${journal.cursor} (${message}).`);
      await compare(again, journal.documents());
      await again.close();
    } catch (error) {
      throw new Error(`Seed ${seed}: ${what}`, { cause: error });
    }
  });
}

/** Damage is told once or a few times, and then it is mended. */
async function untilTold(work: () => Promise<void>): Promise<void> {
  for (let left = 6; ; left--)
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isDamage(error)) throw error;
    }
}
