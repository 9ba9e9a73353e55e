/** The text of one value of a JSON file, cut out and not yet parsed. */
export interface JsonPiece {
  /** Name of the list it stands in; null at the root. */
  list: string | null;
  text: string;
  /** `too-large`: only the beginning is here; `damaged`: the file ends within it, or it is nested too deep. */
  problem?: 'too-large' | 'damaged';
}

export interface SplitterOptions {
  /** Lists at the root of an object whose values are wanted; without any, the values at the root of the file. */
  lists?: readonly string[];
  /** Characters of one value. */
  largestValue: number;
}

const deepest = 500;

/**
 * Cuts the values out of JSON text as it comes: `[…]`, `{"list": […], …}`, or values one after another. Looks at every
 * character once and holds one value at a time. Brackets and strings are all that it understands: whether a value is
 * sound is for `JSON.parse` to say.
 */
export class JsonSplitter {
  readonly #lists: ReadonlySet<string>;
  readonly #largest: number;
  #pieces: JsonPiece[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Depth of the brackets around the values wanted; null before the first bracket and outside of a wanted list. */
  #within: number | null = null;
  #list: string | null = null;
  /** The value being cut out. */
  #value: string | null = null;
  #problem: 'too-large' | 'damaged' | null = null;
  /** The last string at the root of an object: the name of what follows. */
  #name = '';
  #naming = false;
  #root: 'array' | 'object' | 'values' | null = null;

  constructor({ lists, largestValue }: SplitterOptions) {
    this.#lists = new Set(lists);
    this.#largest = largestValue;
  }

  push(text: string): JsonPiece[] {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (this.#inString) at = this.#skipString(text, at);
      else if (this.#readMark(text, at, from)) from = at;
    }
    if (this.#value !== null) this.#keep(text.slice(from));
    return this.#take();
  }

  end(): JsonPiece[] {
    if (this.#value !== null && this.#value.trim() !== '') {
      if (this.#depth > 0 || this.#inString) this.#problem ??= 'damaged';
      this.#finish();
    }
    return this.#take();
  }

  /** Whether the file began as JSON does and all its brackets were closed. */
  get whole(): boolean {
    return this.#root !== null && this.#depth === 0 && !this.#inString;
  }

  #take(): JsonPiece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  /** To the closing mark or the end of the text. */
  #skipString(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#escaped) this.#escaped = false;
      else if (code === 0x5c) this.#escaped = true;
      else if (code === 0x22) {
        this.#inString = false;
        if (this.#naming) this.#name += text.slice(from, at);
        return at;
      }
    }
    if (this.#naming && this.#name.length < 200) this.#name += text.slice(from);
    return text.length;
  }

  /** One character outside of strings. True when a value begins or ends here: what is before it has been kept. */
  #readMark(text: string, at: number, from: number): boolean {
    const code = text.charCodeAt(at);
    if (code <= 0x20) return false;
    const opens = code === 0x5b || code === 0x7b;
    const closes = code === 0x5d || code === 0x7d;
    if (this.#root === null) this.#begin(code);
    if (this.#value === null) {
      if (this.#depth === this.#within && !closes && code !== 0x2c) {
        this.#value = '';
        this.#problem = null;
        this.#open(opens, closes, code);
        return true;
      }
      this.#lookForList(code);
      this.#open(opens, closes, code);
      return false;
    }
    const atEdge = this.#depth === this.#within;
    if (atEdge && (code === 0x2c || closes)) {
      this.#keep(text.slice(from, at));
      this.#finish();
      if (closes && this.#root === 'object') this.#within = null;
      this.#open(opens, closes, code);
      return true;
    }
    this.#open(opens, closes, code);
    // At the root of a file of values nothing but their brackets parts them.
    if (closes && this.#depth === this.#within) {
      this.#keep(text.slice(from, at + 1));
      this.#finish();
    }
    return false;
  }

  #begin(code: number): void {
    this.#root = code === 0x5b ? 'array' : code === 0x7b && this.#lists.size > 0 ? 'object' : 'values';
    this.#within = this.#root === 'array' ? 1 : this.#root === 'values' ? 0 : null;
  }

  #lookForList(code: number): void {
    if (this.#root !== 'object') return;
    if (this.#within !== null && this.#depth === this.#within && code === 0x5d) this.#within = null;
    if (this.#depth !== 1) return;
    this.#naming = code === 0x22;
    if (code === 0x22) this.#name = '';
    else if (code === 0x5b && this.#lists.has(this.#name)) {
      this.#within = 2;
      this.#list = this.#name;
    }
  }

  #open(opens: boolean, closes: boolean, code: number): void {
    if (code === 0x22) this.#inString = true;
    else if (opens) this.#depth += 1;
    else if (closes) this.#depth = Math.max(0, this.#depth - 1);
    if (this.#value !== null && this.#depth > deepest) this.#problem ??= 'damaged';
  }

  #keep(text: string): void {
    if (this.#value === null) return;
    if (this.#value.length + text.length > this.#largest) {
      this.#problem = 'too-large';
      this.#value = this.#value.slice(0, 1_000);
    } else if (this.#problem !== 'too-large') this.#value += text;
  }

  #finish(): void {
    const text = this.#value ?? '';
    const problem = this.#problem;
    this.#pieces.push({ list: this.#list, text, ...(problem !== null && { problem }) });
    this.#value = null;
  }
}
