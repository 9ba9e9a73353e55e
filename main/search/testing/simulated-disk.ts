import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IndexFiles } from '../segments/index-files.ts';
import type { SeededRandom } from './seeded-random.ts';

export type DiskOperation = 'list' | 'create' | 'write' | 'sync' | 'open' | 'read' | 'rename' | 'remove';

/** A file as it lies on the disk, whatever its name is, or whether it has one. */
interface Content {
  parts: Uint8Array[];
  /** All of it would survive a loss of power. */
  synced: boolean;
}

/** The disk between two operations, or in the middle of a write. */
export interface DiskMoment {
  operation: number;
  /** What `stamp` gave. */
  stamp: number;
  files: { name: string; parts: readonly Uint8Array[]; synced: boolean }[];
  /** Files that were removed, or put another in the place of, and may still be there after a loss of power. */
  removed: { name: string; bytes: Uint8Array }[];
  /** The write that was under way. */
  torn: { name: string; bytes: Uint8Array } | null;
}

/**
 * A folder in memory that fails where it is told to, and that remembers what a crash would have left at any moment.
 * Renaming is atomic, a file survives a loss of power once it was synced, and what was removed since the folder was synced
 * last (by a renaming) may come back.
 */
export class SimulatedDisk implements IndexFiles {
  operations = 0;
  /** Called before each operation: an error to fail with, or null. */
  failure: (operation: DiskOperation, name: string, number: number) => Error | null = () => null;
  /** Called before each operation that writes. */
  onMoment: ((moment: DiskMoment) => void) | null = null;
  stamp: () => number = () => 0;
  /** Files that were opened or created and not closed. */
  handles = 0;
  private readonly contents = new Map<string, Content>();
  private removed: { name: string; bytes: Uint8Array }[] = [];

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    for (const [name, bytes] of files) this.contents.set(name, { parts: [bytes], synced: true });
  }

  /** Copies of all files. */
  get files(): Map<string, Uint8Array> {
    return new Map([...this.contents].map(([name, { parts }]) => [name, join(parts)]));
  }

  /** Puts bytes in the place of those of a file, which stays the same file for whoever has it open. */
  overwrite(name: string, bytes: Uint8Array): void {
    const content = this.contents.get(name);
    if (content !== undefined) content.parts = [bytes];
  }

  list(): string[] {
    this.begin('list', '');
    return [...this.contents.keys()];
  }

  create(name: string): ReturnType<IndexFiles['create']> {
    this.begin('create', name);
    const content: Content = { parts: [], synced: false };
    this.contents.set(name, content);
    const close = this.handle();
    return {
      write: (bytes) => {
        this.begin('write', name, bytes);
        content.parts.push(new Uint8Array(bytes));
      },
      finish: async () => {
        try {
          await nextTurn();
          this.begin('sync', name);
          content.synced = true;
        } finally {
          close();
        }
      },
      abandon: close,
    };
  }

  open(name: string): ReturnType<IndexFiles['open']> {
    this.begin('open', name);
    const content = this.contents.get(name);
    if (content === undefined) throw Object.assign(new Error(`There is no "${name}".`), { code: 'ENOENT' });
    const close = this.handle();
    let closed = false;
    return {
      size: join(content.parts).length,
      read: (target, at) => {
        this.begin('read', name);
        if (closed) throw new Error(`"${name}" was closed.`);
        const bytes = join(content.parts).subarray(at, at + target.length);
        if (bytes.length < target.length) throw new Error(`"${name}" ends before it should.`);
        target.set(bytes);
      },
      close: () => {
        closed = true;
        close();
      },
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.begin('rename', from);
    const content = this.contents.get(from);
    if (content === undefined) throw Object.assign(new Error(`There is no "${from}".`), { code: 'ENOENT' });
    this.contents.set(to, content);
    this.contents.delete(from);
    await nextTurn();
    this.begin('sync', to);
    this.removed = [];
  }

  remove(name: string): void {
    this.begin('remove', name);
    const content = this.contents.get(name);
    if (content === undefined) return;
    this.removed.push({ name, bytes: join(content.parts) });
    this.contents.delete(name);
  }

  private begin(operation: DiskOperation, name: string, bytes: Uint8Array | null = null): void {
    const number = this.operations++;
    if (operation !== 'list' && operation !== 'open' && operation !== 'read')
      this.onMoment?.({
        operation: number,
        stamp: this.stamp(),
        files: [...this.contents].map(([file, { parts, synced }]) => ({
          name: file,
          parts: [...parts],
          synced,
        })),
        removed: [...this.removed],
        torn: bytes === null ? null : { name, bytes: new Uint8Array(bytes) },
      });
    const error = this.failure(operation, name, number);
    if (error !== null) throw error;
  }

  private handle(): () => void {
    this.handles++;
    let open = true;
    return () => {
      if (open) this.handles--;
      open = false;
    };
  }
}

/** What a process that was killed then would leave: everything that was written, the last write up to some byte. */
export function leftByKill({ files, torn }: DiskMoment, random: SeededRandom): SimulatedDisk {
  const left = new Map(files.map(({ name, parts }) => [name, join(parts)]));
  if (torn !== null)
    left.set(
      torn.name,
      join([
        left.get(torn.name) ?? new Uint8Array(0),
        torn.bytes.subarray(0, random.below(torn.bytes.length + 1)),
      ]),
    );
  return new SimulatedDisk(left);
}

/** What a loss of power then may leave: of what was not synced any beginning, with rubbish after it, or nothing. */
export function leftByPowerLoss({ files, removed }: DiskMoment, random: SeededRandom): SimulatedDisk {
  const left = new Map<string, Uint8Array>();
  for (const { name, bytes } of removed) if (random.oneIn(2)) left.set(name, bytes);
  for (const { name, parts, synced } of files) {
    const bytes = join(parts);
    if (synced) left.set(name, bytes);
    else if (!random.oneIn(4)) {
      const cut = random.below(bytes.length + 1);
      // Some file systems keep the length and lose what was in it.
      left.set(name, random.oneIn(3) ? bytes.slice().fill(0, cut) : bytes.slice(0, cut));
    }
  }
  return new SimulatedDisk(left);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : new Uint8Array(Buffer.concat(parts));
}
