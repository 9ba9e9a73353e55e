import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { FieldPlaces } from './field-places.ts';
import type { PageFile } from './page-file.ts';

/**
 * The articles that hold a term, in blocks of 128, and where in them it stands, in a file of its own.
 *
 *     postings   if there are more than 128: per block: its last article minus the last of the block before   its length in bytes   the length of its places in bytes
 *                then per article: its number minus the one before (the first: minus the last of the block before, or 0) << 1,
 *                | 1 when the text holds the term once, as one word, and nothing else holds it; else n follows:
 *                n = frequency << 2 when only the text holds the term, else fields << 2 | 1 (a bit per field) and a frequency for each of these fields;
 *                n | 2 when it stands for several words anywhere in the article
 *     places     per article, field by field: position minus the one before; with `n | 2` each followed by the number of words it stands for
 *
 * A term without places (see `isBeginning`) has nothing in the second file.
 */
export const inBlock = 128;
export const bodyField = 6;

/** The n of a term that stands once in the text. */
export const onceInText = 1 << 2;

/** Where the postings of a term are. */
export interface TermPlace {
  /** Articles, dead ones included. */
  count: number;
  postings: number;
  postingsLength: number;
  places: number;
  placesLength: number;
}

/** The beginnings of one and two letters have lists of their own, without places: see `segment-builder.ts`. */
const beginningMark = '\u0001';

export function beginningTerm(letters: string): string {
  return beginningMark + letters;
}

export function isBeginning(term: string): boolean {
  return term.startsWith(beginningMark);
}

/** The first term that is a word. */
export const firstWord = '\u0002';

/** Writes the lists of one term after another. */
export class PostingsWriter {
  readonly postings = new ByteWriter(1 << 16);
  readonly places = new ByteWriter(1 << 16);
  count = 0;
  private readonly blocks = new ByteWriter();
  private readonly blockHeads: number[] = [];
  private last = 0;
  private lastOfBlock = 0;
  private postingsBefore = 0;
  private placesBefore = 0;

  begin(): void {
    this.postings.clear();
    this.places.clear();
    this.blocks.clear();
    this.blockHeads.length = 0;
    this.count = 0;
    this.last = 0;
    this.lastOfBlock = 0;
    this.postingsBefore = 0;
    this.placesBefore = 0;
  }

  /**
   * Articles come in ascending order. `head` is the n of above; after it the caller writes what it asks for to `list`, and
   * the places to `places`.
   */
  article(article: number, head: number): void {
    if (this.count > 0 && this.count % inBlock === 0) this.endBlock();
    const step = (article - this.last) * 2;
    if (head === onceInText) this.blocks.number(step + 1);
    else {
      this.blocks.number(step);
      this.blocks.number(head);
    }
    this.last = article;
    this.count++;
  }

  get list(): ByteWriter {
    return this.blocks;
  }

  end(): void {
    if (this.count > inBlock) {
      this.endBlock();
      for (const head of this.blockHeads) this.postings.number(head);
    }
    this.postings.append(this.blocks.bytes, 0, this.blocks.size);
  }

  private endBlock(): void {
    this.blockHeads.push(
      this.last - this.lastOfBlock,
      this.blocks.size - this.postingsBefore,
      this.places.size - this.placesBefore,
    );
    this.lastOfBlock = this.last;
    this.postingsBefore = this.blocks.size;
    this.placesBefore = this.places.size;
  }
}

/** Reads the articles of a term in their order. Nowhere until the first `next`. */
export class PostingsCursor {
  article = -1;
  /** Fields that hold the term, a bit each. */
  fields = 0;
  /** By field; what stands there of fields that do not hold the term is old. */
  readonly frequencies = new Uint32Array(16);
  private readonly place: TermPlace;
  private readonly placesFile: PageFile;
  private readonly reader: ByteReader;
  private placesReader: ByteReader | null = null;
  private placesBlock = -1;
  /** Blocks: last article, end in the postings, end in the places. */
  private readonly lasts: number[] = [];
  private readonly ends: number[] = [];
  private readonly placeEnds: number[] = [];
  private read = 0;
  /** Articles whose places were passed over or read. */
  private placed = 0;
  private spans = false;
  /** Numbers written for the places of each article of this block. */
  private readonly sums: number[] = [];

  constructor(postings: PageFile, places: PageFile, place: TermPlace) {
    this.place = place;
    this.placesFile = places;
    this.reader = new ByteReader(postings.read(place.postings, place.postingsLength));
    if (place.count <= inBlock) return;
    let last = 0;
    let end = 0;
    let placeEnd = 0;
    for (let block = 0; block * inBlock < place.count; block++) {
      last += this.reader.number();
      end += this.reader.number();
      placeEnd += this.reader.number();
      this.lasts.push(last);
      this.ends.push(end);
      this.placeEnds.push(placeEnd);
    }
    const start = this.reader.at;
    for (let block = 0; block < this.ends.length; block++) this.ends[block] = (this.ends[block] ?? 0) + start;
  }

  next(): boolean {
    if (this.read === this.place.count) return false;
    const { reader, sums } = this;
    if (this.read % inBlock === 0) sums.length = 0;
    const step = reader.number();
    this.article = (this.article < 0 ? 0 : this.article) + (step >>> 1);
    const head = (step & 1) === 1 ? onceInText : reader.number();
    let sum = head >>> 2;
    if ((head & 1) === 0) {
      this.fields = 1 << bodyField;
      this.frequencies[bodyField] = sum;
    } else {
      this.fields = sum;
      sum = 0;
      for (let field = 0; field < 16; field++)
        if ((this.fields & (1 << field)) !== 0) {
          const frequency = reader.number();
          this.frequencies[field] = frequency;
          sum += frequency;
        }
    }
    this.spans = (head & 2) !== 0;
    sums.push(this.spans ? 2 * sum : sum);
    this.read++;
    return true;
  }

  /** To the first article not below `article`, at or after this one. */
  advance(article: number): boolean {
    if (this.article >= article) return true;
    const { lasts } = this;
    let block = Math.floor(this.read / inBlock);
    if (block < lasts.length && (lasts[block] ?? 0) < article) {
      // Galloping, since the next one asked for is mostly near.
      let step = 1;
      let low = block;
      while (low + step < lasts.length && (lasts[low + step] ?? 0) < article) {
        low += step;
        step *= 2;
      }
      let high = Math.min(lasts.length, low + step);
      low++;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((lasts[middle] ?? 0) < article) low = middle + 1;
        else high = middle;
      }
      block = low;
      if (block >= lasts.length) {
        this.read = this.place.count;
        return false;
      }
      this.read = block * inBlock;
      this.article = lasts[block - 1] ?? 0;
      this.reader.at = this.ends[block - 1] ?? 0;
      this.sums.length = 0;
    }
    while (this.next()) if (this.article >= article) return true;
    return false;
  }

  /** Appends the places of the term in this article, of these fields (a bit each). Once per article. */
  readPlaces(fields: number, into: FieldPlaces): void {
    const reader = this.placesOfArticle();
    const { spans } = this;
    for (let field = 0, left = this.fields; left !== 0; field++, left >>>= 1) {
      if ((left & 1) === 0) continue;
      const count = this.frequencies[field] ?? 0;
      if ((fields & (1 << field)) === 0) {
        reader.skip(spans ? 2 * count : count);
        continue;
      }
      const list = into.listOf(field);
      list.reserve(count);
      const { values } = list;
      let at = list.length;
      let position = 0;
      for (let nth = 0; nth < count; nth++) {
        position += reader.number();
        values[at++] = (position << 3) | (spans ? reader.number() - 1 : 0);
      }
      list.length = at;
    }
    this.placed++;
  }

  /** The same, field by field, in an array that is used again for the next field. */
  visitPlaces(visit: (field: number, places: readonly number[]) => void): void {
    const reader = this.placesOfArticle();
    for (let field = 0; field < 16; field++) {
      if ((this.fields & (1 << field)) === 0) continue;
      let position = 0;
      scratch.length = 0;
      for (let left = this.frequencies[field] ?? 0; left > 0; left--) {
        position += reader.number();
        scratch.push((position << 3) | (this.spans ? reader.number() - 1 : 0));
      }
      visit(field, scratch);
    }
    this.placed++;
  }

  private placesOfArticle(): ByteReader {
    const at = this.read - 1;
    const block = Math.floor(at / inBlock);
    let reader = this.placesReader;
    if (reader === null || block !== this.placesBlock || this.placed > at) {
      const from = this.placeEnds[block - 1] ?? 0;
      const to = this.placeEnds[block] ?? this.place.placesLength;
      reader = new ByteReader(this.placesFile.read(this.place.places + from, to - from));
      this.placesReader = reader;
      this.placesBlock = block;
      this.placed = block * inBlock;
    }
    for (; this.placed < at; this.placed++) reader.skip(this.sums[this.placed - block * inBlock] ?? 0);
    return reader;
  }
}

const scratch: number[] = [];
