/**
 * The pages of all files of the index that were read last, bounded in bytes: what was used longest ago goes first. The
 * operating system keeps more, and gives it back at the price of a call.
 */
export class PageCache {
  private readonly pages = new Map<number, Uint8Array>();
  private readonly most: number;
  private held = 0;
  private files = 0;

  /** @param most Bytes. */
  constructor(most: number) {
    this.most = most;
  }

  get bytes(): number {
    return this.held;
  }

  /** The number of a new file. */
  register(): number {
    return this.files++;
  }

  get(file: number, page: number): Uint8Array | undefined {
    const key = keyOf(file, page);
    const bytes = this.pages.get(key);
    if (bytes === undefined) return undefined;
    this.pages.delete(key);
    this.pages.set(key, bytes);
    return bytes;
  }

  set(file: number, page: number, bytes: Uint8Array): void {
    this.pages.set(keyOf(file, page), bytes);
    this.held += bytes.length;
    for (const [key, oldest] of this.pages) {
      if (this.held <= this.most) break;
      this.pages.delete(key);
      this.held -= oldest.length;
    }
  }

  forget(file: number): void {
    for (const [key, bytes] of this.pages) {
      if (Math.floor(key / pagesOfFile) !== file) continue;
      this.pages.delete(key);
      this.held -= bytes.length;
    }
  }
}

const pagesOfFile = 2 ** 24;

function keyOf(file: number, page: number): number {
  return file * pagesOfFile + page;
}
