/** A row of a table of text. */
export interface CsvRow {
  /** Of its first line in the file, from 1. */
  line: number;
  cells: string[];
  /** `too-large`: cells were cut; `damaged`: the file ends inside a quotation. */
  problem?: 'too-large' | 'damaged';
}

/** Characters; no article comes near. */
const longestCell = 32 * 1024 * 1024;
const mostCells = 10_000;

/**
 * RFC 4180 as programs really write it: any line end, quotation marks in the middle of a cell that was not begun with one,
 * text after a closing one. Every character is looked at once, however the text is cut. Empty lines are no rows.
 */
export class RowParser {
  readonly #delimiter: string;
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  #cell = '';
  #cells: string[] = [];
  #rows: CsvRow[] = [];
  #line = 1;
  #rowLine = 1;
  #cut = false;
  /** A line end was just read that a `\n` may belong to. */
  #afterReturn = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  push(text: string): CsvRow[] {
    let at = 0;
    while (at < text.length) {
      if (this.#state === 'quoted') at = this.#readQuoted(text, at);
      else if (this.#state === 'plain') at = this.#readPlain(text, at);
      else at = this.#readMark(text, at);
    }
    return this.#take();
  }

  /** The last row, when no line end follows it. */
  end(): CsvRow[] {
    const open = this.#state === 'quoted';
    if (this.#state !== 'start' || this.#cells.length > 0) this.#endRow(open);
    return this.#take();
  }

  #take(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #readQuoted(text: string, at: number): number {
    const end = text.indexOf('"', at);
    this.#add(text.slice(at, end < 0 ? text.length : end));
    if (end < 0) return text.length;
    this.#state = 'quote';
    return end + 1;
  }

  #readPlain(text: string, from: number): number {
    let at = from;
    while (at < text.length && !this.#isMark(text[at])) at += 1;
    if (this.#cell.length <= longestCell) this.#cell += text.slice(from, at);
    else this.#cut = true;
    return at < text.length ? this.#readMark(text, at) : at;
  }

  /** One character where a cell may begin or end. */
  #readMark(text: string, at: number): number {
    const character = text[at];
    if (this.#afterReturn) {
      this.#afterReturn = false;
      if (character === '\n') return at + 1;
    }
    if (character === this.#delimiter) this.#endCell();
    else if (character === '\n' || character === '\r') {
      this.#line += 1;
      this.#afterReturn = character === '\r';
      this.#endRow(false);
    } else if (character === '"' && this.#state === 'start') this.#state = 'quoted';
    else if (character === '"' && this.#state === 'quote') {
      this.#cell += '"';
      this.#state = 'quoted';
    } else {
      this.#state = 'plain';
      return this.#readPlain(text, at);
    }
    return at + 1;
  }

  #isMark(character: string | undefined): boolean {
    return character === this.#delimiter || character === '\n' || character === '\r';
  }

  #add(text: string): void {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line += 1;
    if (this.#cell.length + text.length <= longestCell) this.#cell += text;
    else this.#cut = true;
  }

  #endCell(): void {
    if (this.#cells.length < mostCells) this.#cells.push(this.#cell);
    else this.#cut = true;
    this.#cell = '';
    this.#state = 'start';
  }

  #endRow(open: boolean): void {
    const empty = this.#state === 'start' && this.#cells.length === 0;
    this.#endCell();
    const problem = this.#cut ? 'too-large' : open ? 'damaged' : null;
    if (!empty)
      this.#rows.push({ line: this.#rowLine, cells: this.#cells, ...(problem !== null && { problem }) });
    this.#cells = [];
    this.#cut = false;
    this.#rowLine = this.#line;
  }
}
