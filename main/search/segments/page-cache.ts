const pagesInSlab = 32;
const pagesOfFile = 2 ** 24;

/**
 * The pages of all files of the index that were read last, so many at most: what was used longest ago goes first. The
 * operating system keeps more, and gives it back at the price of a call.
 *
 * Pages lie in a few large slabs that are filled again and again. Pages of their own, some dropped and some kept, left
 * holes in the process's memory that cost twice what the cache holds.
 */
export class PageCache {
  /** Slots by page, in the order of their use. */
  private readonly slots = new Map<number, number>();
  private readonly free: number[] = [];
  private readonly slabs: Uint8Array[] = [];
  private readonly most: number;
  private readonly pageSize: number;
  private files = 0;

  /** @param most Bytes. */
  constructor(most: number, pageSize: number) {
    this.most = Math.max(1, Math.floor(most / pageSize));
    this.pageSize = pageSize;
  }

  /** The number of a new file. */
  register(): number {
    return this.files++;
  }

  /**
   * The bytes of a page, which `read` puts there when they are not known; should it throw, they stay unknown. Good until
   * the next call: who keeps some keeps a copy.
   */
  get(file: number, page: number, read: (target: Uint8Array) => void): Uint8Array {
    const key = keyOf(file, page);
    const known = this.slots.get(key);
    if (known !== undefined) {
      this.slots.delete(key);
      this.slots.set(key, known);
      return this.bytesOf(known);
    }
    const slot = this.takeSlot();
    const bytes = this.bytesOf(slot);
    try {
      read(bytes);
    } catch (error) {
      this.free.push(slot);
      throw error;
    }
    this.slots.set(key, slot);
    return bytes;
  }

  forget(file: number): void {
    for (const [key, slot] of this.slots) {
      if (Math.floor(key / pagesOfFile) !== file) continue;
      this.slots.delete(key);
      this.free.push(slot);
    }
  }

  private takeSlot(): number {
    const free = this.free.pop();
    if (free !== undefined) return free;
    const [oldest] = this.slots;
    if (oldest !== undefined && this.slots.size >= this.most) {
      this.slots.delete(oldest[0]);
      return oldest[1];
    }
    const slot = this.slots.size;
    if (slot >= this.slabs.length * pagesInSlab)
      this.slabs.push(new Uint8Array(Math.min(pagesInSlab, this.most) * this.pageSize));
    return slot;
  }

  private bytesOf(slot: number): Uint8Array {
    const start = (slot % pagesInSlab) * this.pageSize;
    const slab = this.slabs[Math.floor(slot / pagesInSlab)];
    if (slab === undefined) throw new Error(`the page cache has no slot ${slot}`);
    return slab.subarray(start, start + this.pageSize);
  }
}

function keyOf(file: number, page: number): number {
  return file * pagesOfFile + page;
}
