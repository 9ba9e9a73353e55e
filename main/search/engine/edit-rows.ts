/**
 * Edit distances of one word to many others in turn: insertions, deletions, replacements and swaps of neighbours, in code
 * units (optimal string alignment). What two neighbours of a sorted list have in common is not computed twice.
 */
export class EditRows {
  private readonly word: string;
  private readonly most: number;
  /** Row n holds the distances of the first n letters of the other word to every beginning of this one. */
  private readonly rows: Uint8Array[] = [];
  private readonly minima: number[] = [0];
  /** The beginning of the last word whose rows are there. */
  private known = '';
  private last = 0;

  constructor(word: string, most: number) {
    this.word = word;
    this.most = most;
    this.rows.push(Uint8Array.from({ length: word.length + 1 }, (_, column) => Math.min(column, 255)));
  }

  /** Of the last word compared. */
  get distance(): number {
    return this.last;
  }

  /** Null when the comparison came to its end; else a beginning of `other` that no near word has. */
  compare(other: string): string | null {
    let row = 0;
    const shared = Math.min(this.known.length, other.length);
    while (row < shared && this.known.charCodeAt(row) === other.charCodeAt(row)) row++;
    for (; row < other.length; row++)
      if (this.addRow(other, row) > this.most) {
        this.known = other.slice(0, row);
        return other.slice(0, row + 1);
      }
    this.known = other;
    this.last = this.rows[other.length]?.[this.word.length] ?? 255;
    return null;
  }

  /** Computes the row of `other` up to and with its letter `at`; the answer is the least that any longer word can have. */
  private addRow(other: string, at: number): number {
    const { word } = this;
    const above = this.rows[at];
    const twoAbove = this.rows[at - 1];
    let row = this.rows[at + 1];
    if (row === undefined) {
      row = new Uint8Array(word.length + 1);
      this.rows.push(row);
    }
    if (above === undefined) return 0;
    const letter = other.charCodeAt(at);
    const before = at > 0 ? other.charCodeAt(at - 1) : -1;
    row[0] = Math.min(at + 1, 255);
    let minimum = row[0] ?? 255;
    for (let column = 1; column <= word.length; column++) {
      const mine = word.charCodeAt(column - 1);
      let best = Math.min((above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      best = Math.min(best, (above[column - 1] ?? 0) + (mine === letter ? 0 : 1));
      const swapped = column > 1 && mine === before && word.charCodeAt(column - 2) === letter;
      if (swapped && twoAbove !== undefined) best = Math.min(best, (twoAbove[column - 2] ?? 0) + 1);
      row[column] = Math.min(best, 255);
      if (best < minimum) minimum = best;
    }
    this.minima[at + 1] = minimum;
    // What follows comes from this row, or by a swap from the row above.
    return Math.min(minimum, (this.minima[at] ?? 0) + 1);
  }
}
