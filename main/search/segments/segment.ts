import type { ByteReader } from './byte-reader.ts';
import { type Columns, type ColumnTables, createColumns, hashId, setFacts, ValueTable } from './columns.ts';
import type { DocumentFacts, StoredDocument } from './document-facts.ts';
import { indexDamaged } from './index-damaged.ts';
import type { PageFile } from './page-file.ts';
import { beginningTerm, PostingsCursor, type TermPlace } from './postings.ts';
import type { SegmentFile, SegmentMeta, TablesJson } from './segment-meta.ts';
import { type PayloadReader, SortedTable, TableCursor } from './sorted-table.ts';
import { decodeStored } from './stored-document.ts';

/** A term of a segment and where its lists are. */
export interface SegmentTerm extends TermPlace {
  term: string;
  ordinal: number;
}

/**
 * A segment that was written, opened for reading. What it holds never changes; which of its articles are still there, and
 * what is known about them besides their words, does.
 */
export class Segment {
  readonly meta: SegmentMeta;
  readonly columns: Columns;
  readonly tables: ColumnTables;
  /** 1 per article that is there. */
  readonly alive: Uint8Array;
  /** Articles that are there. */
  living: number;
  /** Facts that are newer than those stored, by article. */
  readonly changed = new Map<number, DocumentFacts>();
  private readonly files: Record<SegmentFile, PageFile>;
  private readonly terms: SortedTable;
  private readonly forms: SortedTable;
  private stemmings: Set<number> | null = null;
  private letters: readonly string[] | null = null;

  /** Throws `index-damaged`. */
  constructor(meta: SegmentMeta, files: Record<SegmentFile, PageFile>) {
    this.meta = meta;
    this.files = files;
    this.terms = new SortedTable(files.terms, meta.terms);
    this.forms = new SortedTable(files.forms, meta.forms);
    this.columns = readColumns(meta, files.documents);
    this.tables = readTables(meta, files.documents);
    // As long as a multiple of four, for `engine/hits.ts`.
    this.alive = new Uint8Array(new ArrayBuffer((meta.articles + 3) & ~3), 0, meta.articles).fill(1);
    this.living = meta.articles;
  }

  get articles(): number {
    return this.meta.articles;
  }

  /** Bytes of all files. */
  get bytes(): number {
    return Object.values(this.meta.files).reduce((sum, { length }) => sum + length, 0);
  }

  find(term: string): SegmentTerm | null {
    const cursor = this.termCursor();
    return cursor.seek(term) && cursor.units.compare(term) === 0 ? cursor.read() : null;
  }

  termCursor(): TermCursor {
    return new TermCursor(this.terms);
  }

  formCursor(): FormCursor {
    return new FormCursor(this.forms);
  }

  /** The letters that its terms begin with, of scripts that have beginnings (see `beginnings.ts`). */
  get firstLetters(): readonly string[] {
    if (this.letters !== null) return this.letters;
    const letters: string[] = [];
    const cursor = this.termCursor();
    const mark = beginningTerm('');
    for (let there = cursor.seek(mark); there && cursor.key.startsWith(mark); ) {
      const letter = String.fromCodePoint(cursor.key.codePointAt(mark.length) ?? 0);
      letters.push(letter);
      // Past all beginnings of two letters.
      there = cursor.seek(`${mark}${letter}\uffff`);
    }
    this.letters = letters;
    return letters;
  }

  /** Whether any of its articles, dead or alive, is stemmed by that language (1 + its number). */
  stemmedBy(language: number): boolean {
    this.stemmings ??= new Set(this.columns.stemming);
    return this.stemmings.has(language);
  }

  /** The terms kept under a key of `formKeys`. */
  termsOfForm(key: string): SegmentTerm[] {
    const forms = this.formCursor();
    if (!forms.seek(key) || forms.units.compare(key) !== 0) return [];
    const cursor = this.termCursor();
    return forms.terms.flatMap((ordinal) => (cursor.goToOrdinal(ordinal) ? cursor.read() : []));
  }

  postings(place: TermPlace): PostingsCursor {
    return new PostingsCursor(this.files.postings, this.files.places, place);
  }

  readPostings(place: Pick<TermPlace, 'postings' | 'postingsLength'>): Uint8Array {
    return this.files.postings.read(place.postings, place.postingsLength);
  }

  readPlaces(place: Pick<TermPlace, 'places' | 'placesLength'>): Uint8Array {
    return this.files.places.read(place.places, place.placesLength);
  }

  /** The article of that id, dead or alive; several when it was written more than once. */
  articleOf(id: string): number | null {
    const { hashes, hashed } = this.columns;
    const wanted = hashId(id);
    let from = 0;
    let to = hashes.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((hashes[middle] ?? 0) < wanted) from = middle + 1;
      else to = middle;
    }
    for (let at = from; at < hashes.length && hashes[at] === wanted; at++) {
      const article = hashed[at] ?? 0;
      if (this.alive[article] === 1 && this.stored(article).facts.id === id) return article;
    }
    return null;
  }

  facts(article: number): DocumentFacts {
    return this.changed.get(article) ?? this.stored(article).facts;
  }

  stored(article: number): StoredDocument {
    return decodeStored(this.readStored(article)).document;
  }

  /** The stored article as it lies in the file. */
  readStored(article: number): Uint8Array {
    const { stored } = this.columns;
    const start = stored[article] ?? 0;
    const end = stored[article + 1] ?? this.meta.storedLength;
    return this.files.documents.read(this.meta.stored + start, end - start);
  }

  remove(article: number): void {
    if (this.alive[article] !== 1) return;
    this.alive[article] = 0;
    this.living--;
    this.changed.delete(article);
  }

  change(article: number, facts: DocumentFacts): void {
    this.changed.set(article, facts);
    setFacts(this.columns, article, facts);
    const collections = facts.collections.map((one) => this.tables.collections.intern(one));
    this.tables.setCollections(article, collections);
  }

  close(): void {
    for (const file of Object.values(this.files)) file.close();
  }
}

export class TermCursor extends TableCursor {
  private readonly lists: ListReader;

  constructor(table: SortedTable) {
    const lists = new ListReader();
    super(table, lists);
    this.lists = lists;
  }

  get count(): number {
    return this.lists.place.count;
  }

  read(): SegmentTerm {
    return { term: this.key, ordinal: this.ordinal, ...this.lists.place };
  }
}

class ListReader implements PayloadReader {
  readonly place: TermPlace = { count: 0, postings: 0, postingsLength: 0, places: 0, placesLength: 0 };

  readBase(from: ByteReader): void {
    this.place.postings = from.number();
    this.place.places = from.number();
    this.place.postingsLength = 0;
    this.place.placesLength = 0;
  }

  readPayload(from: ByteReader): void {
    const { place } = this;
    place.postings += place.postingsLength;
    place.places += place.placesLength;
    place.count = from.number();
    place.postingsLength = from.number();
    place.placesLength = from.number();
  }
}

export class FormCursor extends TableCursor {
  private readonly numbers: NumbersReader;

  constructor(table: SortedTable) {
    const numbers = new NumbersReader();
    super(table, numbers);
    this.numbers = numbers;
  }

  get terms(): readonly number[] {
    return this.numbers.values;
  }
}

class NumbersReader implements PayloadReader {
  values: number[] = [];

  readBase(): void {}

  readPayload(from: ByteReader): void {
    this.values = [];
    let last = 0;
    for (let left = from.number(); left > 0; left--) {
      last += from.number();
      this.values.push(last);
    }
  }
}

function readColumns(meta: SegmentMeta, file: PageFile): Columns {
  const columns = createColumns(meta.articles);
  for (const [name, column] of Object.entries(columns)) {
    const at = Object.entries(meta.columns).find(([key]) => key === name)?.[1] ?? 0;
    const bytes = file.read(at, column.byteLength);
    new Uint8Array(column.buffer).set(bytes);
  }
  return columns;
}

function readTables(meta: SegmentMeta, file: PageFile): ColumnTables {
  let json: TablesJson;
  try {
    json = JSON.parse(Buffer.from(file.read(meta.tables.at, meta.tables.length)).toString('utf8'));
  } catch (error) {
    throw indexDamaged(`${meta.name}.documents`, error);
  }
  const tagsOf: number[][] = [];
  for (const [article, values] of json.tagsOf) tagsOf[article] = values;
  const collectionsOf: number[][] = [];
  for (const [article, values] of json.collectionsOf) collectionsOf[article] = values;
  return {
    sources: new ValueTable(json.sources),
    places: new ValueTable(json.places),
    languages: new ValueTable(json.languages),
    tags: new ValueTable(json.tags),
    collections: new ValueTable(json.collections),
    tagsOf,
    collectionsOf,
    setCollections(article, values) {
      collectionsOf[article] = [...values];
    },
  };
}
