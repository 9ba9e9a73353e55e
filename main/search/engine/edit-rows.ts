import type { TextUnits } from '../segments/text-units.ts';

/**
 * Edit distances of one word to many others in turn: insertions, deletions, replacements and swaps of neighbours, in code
 * units (optimal string alignment). What two neighbours of a sorted list have in common is not computed twice.
 */
export class EditRows {
  private readonly word: Uint16Array;
  private readonly most: number;
  /** Row n holds the distances of the first n letters of the other word to every beginning of this one. */
  private readonly rows: Uint8Array[] = [];
  private readonly minima: number[] = [0];
  /** The beginning of the last word whose rows are there. */
  private known = new Uint16Array(64);
  private knownLength = 0;
  private last = 0;

  constructor(word: string, most: number) {
    this.word = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.most = most;
    this.rows.push(Uint8Array.from({ length: word.length + 1 }, (_, column) => Math.min(column, 255)));
  }

  /** Of the last word compared. */
  get distance(): number {
    return this.last;
  }

  /**
   * Compares the first `length` units of another word. 0 when the comparison came to its end; else of how many units the
   * beginning is that no near word has.
   */
  compare(other: TextUnits, length = other.length): number {
    let row = 0;
    const shared = Math.min(this.knownLength, length);
    while (row < shared && this.known[row] === other.unitAt(row)) row++;
    if (length > this.known.length) {
      const larger = new Uint16Array(2 * length);
      larger.set(this.known);
      this.known = larger;
    }
    for (; row < length; row++) {
      this.known[row] = other.unitAt(row);
      if (this.addRow(row) > this.most) {
        this.knownLength = row;
        return row + 1;
      }
    }
    this.knownLength = length;
    this.last = this.rows[length]?.[this.word.length] ?? 255;
    return 0;
  }

  /** Computes the row of the other word up to and with its letter `at`; the answer is the least that any longer word can have. */
  private addRow(at: number): number {
    const { word, known } = this;
    const above = this.rows[at];
    const twoAbove = this.rows[at - 1];
    let row = this.rows[at + 1];
    if (row === undefined) {
      row = new Uint8Array(word.length + 1);
      this.rows.push(row);
    }
    if (above === undefined) return 0;
    const letter = known[at] ?? 0;
    const before = at > 0 ? (known[at - 1] ?? 0) : -1;
    row[0] = Math.min(at + 1, 255);
    let minimum = row[0] ?? 255;
    for (let column = 1; column <= word.length; column++) {
      const mine = word[column - 1] ?? 0;
      let best = Math.min((above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      best = Math.min(best, (above[column - 1] ?? 0) + (mine === letter ? 0 : 1));
      const swapped = column > 1 && mine === before && word[column - 2] === letter;
      if (swapped && twoAbove !== undefined) best = Math.min(best, (twoAbove[column - 2] ?? 0) + 1);
      row[column] = Math.min(best, 255);
      if (best < minimum) minimum = best;
    }
    this.minima[at + 1] = minimum;
    // What follows comes from this row, or by a swap from the row above.
    return Math.min(minimum, (this.minima[at] ?? 0) + 1);
  }
}
