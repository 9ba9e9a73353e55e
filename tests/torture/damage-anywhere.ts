import { compare, isDamage, LifeJournal, live } from '../../main/search/testing/index-life.ts';
import { createSeededRandom, type SeededRandom } from '../../main/search/testing/seeded-random.ts';
import { SimulatedDisk } from '../../main/search/testing/simulated-disk.ts';
import { withFolder } from './crash-anywhere.ts';

type Damage = (files: Map<string, Uint8Array>, name: string, random: SeededRandom) => string;

/** Each says what it did. */
const damages: readonly Damage[] = [
  flip,
  flip,
  flip,
  flip,
  flip,
  (files, name) => {
    files.delete(name);
    return 'deleted';
  },
  (files, name) => {
    files.set(name, new Uint8Array(0));
    return 'emptied';
  },
  (files, name, random) => {
    const bytes = files.get(name) ?? new Uint8Array(0);
    const length = random.below(bytes.length);
    files.set(name, bytes.slice(0, length));
    return `cut to ${length}`;
  },
  (files, name, random) => {
    const bytes = files.get(name) ?? new Uint8Array(0);
    const longer = new Uint8Array(bytes.length + 1 + random.below(40));
    longer.set(bytes);
    files.set(name, longer);
    return `lengthened to ${longer.length}`;
  },
  (files, name, random) => {
    const kind = name.slice(name.indexOf('.'));
    const other = random.pick([...files.keys()].filter((one) => one.endsWith(kind)));
    const mine = files.get(name) ?? new Uint8Array(0);
    files.set(name, files.get(other) ?? new Uint8Array(0));
    files.set(other, mine);
    return `exchanged with ${other}`;
  },
  (files) => {
    const bytes = Buffer.from(files.get('manifest') ?? new Uint8Array(0));
    bytes.writeUInt32LE(bytes.readUInt32LE(8) + 1, 8);
    files.set('manifest', new Uint8Array(bytes));
    return '(or rather the manifest) is of a newer version';
  },
  (files, name, random) => {
    const bytes = files.get(name)?.slice() ?? new Uint8Array(0);
    const from = random.below(bytes.length);
    bytes.fill(0, from, from + 512);
    files.set(name, bytes);
    return `zeroed from ${from}`;
  },
];

function flip(files: Map<string, Uint8Array>, name: string, random: SeededRandom): string {
  const bytes = files.get(name)?.slice() ?? new Uint8Array(0);
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  files.set(name, bytes);
  return `flipped at ${at}`;
}

/**
 * Damages the files of an index, closed or open, again and again: each answer is right or is refused as `index-damaged`,
 * and after the damage was found, feeding brings everything back.
 */
export async function damageAnywhere(
  seed: number,
  { times = 40, steps = 60, words = 12 } = {},
): Promise<void> {
  await withFolder(async (open) => {
    const random = createSeededRandom(seed);
    const disk = new SimulatedDisk();
    const journal = new LifeJournal();
    const engine = await open(disk);
    await live(engine, journal, random, { steps, words });
    await engine.flush();
    await engine.close();
    const sound = disk.files;
    const documents = journal.documents();
    for (let time = 0; time < times; time++) {
      const files = new Map(sound);
      const name = random.pick([...files.keys()]);
      const isOpen = random.oneIn(2);
      const opened = new SimulatedDisk(isOpen ? files : new Map());
      const early = isOpen ? await open(opened) : null;
      const what = `${name} ${random.pick(damages)(files, name, random)}, ${isOpen ? 'open' : 'closed'}`;
      try {
        // A file that was deleted stays what it is for whoever has it open.
        if (isOpen) for (const [file, bytes] of files) opened.overwrite(file, bytes);
        const damaged = early ?? (await open(new SimulatedDisk(files)));
        const before = await damaged.status();
        if (before.cursor === 0) {
          if (documents.length > 0 && before.message === null)
            throw new Error('It does not say why it is empty.');
        } else
          try {
            if (before.cursor !== journal.cursor) throw new Error(`The cursor is ${before.cursor}.`);
            await compare(damaged, documents);
          } catch (error) {
            if (!isDamage(error)) throw error;
            const after = await damaged.status();
            if (after.cursor !== 0 || after.message === null)
              throw new Error('It was damaged, and the status does not say so.', { cause: error });
          }
        await journal.feed(damaged);
        await compareUnlessTold(damaged, journal);
        await damaged.flush();
        await damaged.close();
      } catch (error) {
        throw new Error(`Seed ${seed}: ${what}`, { cause: error });
      }
    }
  });
}

/** Damage may lie where the first questions did not look. */
async function compareUnlessTold(engine: Parameters<typeof compare>[0], journal: LifeJournal): Promise<void> {
  for (let left = 3; ; left--)
    try {
      await journal.feed(engine);
      return await compare(engine, journal.documents());
    } catch (error) {
      if (!isDamage(error) || left === 0) throw error;
    }
}
