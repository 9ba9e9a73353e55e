import { textFields } from '../query/query-tree.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type Columns, columnKinds, hashId, titleKey, ValueTable } from './columns.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { WritableFile } from './index-files.ts';
import { type FileSeal, PageFileWriter } from './page-file.ts';
import type { PostingsWriter } from './postings.ts';
import { type SegmentFile, type SegmentMeta, segmentFiles, type TablesJson } from './segment-meta.ts';
import { SortedTableWriter } from './sorted-table.ts';

/**
 * Writes the files of a segment side by side: first all articles, then the terms in ascending order, then the keys of
 * their forms in ascending order. Nothing but the columns is held in memory.
 */
export class SegmentWriter {
  readonly tables = {
    sources: new ValueTable(),
    places: new ValueTable(),
    languages: new ValueTable(),
    tags: new ValueTable(),
    collections: new ValueTable(),
  };
  readonly columns: Columns;
  readonly totalLengths = textFields.map(() => 0);
  private readonly files: Record<SegmentFile, PageFileWriter>;
  private readonly name: string;
  private readonly tagsOf: TablesJson['tagsOf'] = [];
  private readonly collectionsOf: TablesJson['collectionsOf'] = [];
  private readonly shortened: string[] = [];
  private readonly titles: string[] = [];
  private readonly stored: number;
  private articles = 0;
  private readonly base = [0, 0];
  private terms: SortedTableWriter | null = null;
  private forms: SortedTableWriter | null = null;

  /** @param columns With room for all articles; all but what `article` fills in is filled in by the caller. */
  constructor(name: string, columns: Columns, create: (file: SegmentFile) => WritableFile) {
    this.name = name;
    this.columns = columns;
    this.files = createFiles(create);
    this.stored = this.files.documents.at;
  }

  /** Keeps an article, and gives it the next number. `stored` is what `encodeStored` made of it. */
  article(facts: DocumentFacts, stored: Uint8Array, shortened: boolean): number {
    const article = this.articles++;
    const { columns, tables } = this;
    columns.source[article] = tables.sources.intern(facts.source);
    columns.place[article] = tables.places.intern(facts.place);
    columns.language[article] = tables.languages.intern(facts.language);
    columns.hashes[article] = hashId(facts.id);
    columns.stored[article] = this.files.documents.at - this.stored;
    if (facts.tags.length > 0) this.tagsOf.push([article, facts.tags.map((tag) => tables.tags.intern(tag))]);
    if (facts.collections.length > 0)
      this.collectionsOf.push([article, facts.collections.map((one) => tables.collections.intern(one))]);
    if (shortened) this.shortened.push(facts.id);
    this.titles.push(titleKey(facts.title));
    this.files.documents.write(stored);
    return article;
  }

  /** A term with its lists. The number of the term. */
  term(term: string, lists: PostingsWriter): number {
    const { terms, postings, places } = this.files;
    this.terms ??= new SortedTableWriter(terms);
    this.base[0] = postings.at;
    this.base[1] = places.at;
    const number = this.terms.add(term, this.base);
    this.terms.payload.number(lists.count);
    this.terms.payload.number(lists.postings.size);
    this.terms.payload.number(lists.places.size);
    postings.append(lists.postings.bytes, lists.postings.size);
    places.append(lists.places.bytes, lists.places.size);
    return number;
  }

  /** A key that forms of a word meet under, with the numbers of those terms, ascending. */
  form(key: string, terms: readonly number[]): void {
    this.forms ??= new SortedTableWriter(this.files.forms);
    this.forms.add(key, []);
    writeNumbers(this.forms.payload, terms);
  }

  async finish(): Promise<SegmentMeta> {
    try {
      return await this.finishFiles();
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  private async finishFiles(): Promise<SegmentMeta> {
    const { documents } = this.files;
    const storedLength = documents.at - this.stored;
    const terms = (this.terms ?? new SortedTableWriter(this.files.terms)).finish();
    const forms = (this.forms ?? new SortedTableWriter(this.files.forms)).finish();
    this.rankTitles();
    this.sortHashes();
    const columns = this.writeColumns();
    const { sources, places, languages, tags, collections } = this.tables;
    const json: TablesJson = {
      sources: sources.names,
      places: places.names,
      languages: languages.names,
      tags: tags.names,
      collections: collections.names,
      tagsOf: this.tagsOf,
      collectionsOf: this.collectionsOf,
    };
    const tables = { at: documents.at, length: 0 };
    documents.write(Buffer.from(JSON.stringify(json)));
    tables.length = documents.at - tables.at;
    const files: Partial<Record<SegmentFile, FileSeal>> = {};
    for (const file of segmentFiles) files[file] = await this.files[file].finish();
    return {
      name: this.name,
      articles: this.articles,
      totalLengths: this.totalLengths,
      terms,
      forms,
      columns,
      tables,
      stored: this.stored,
      storedLength,
      shortened: this.shortened,
      files: allOf(files),
    };
  }

  abandon(): void {
    for (const file of segmentFiles) this.files[file].abandon();
  }

  private rankTitles(): void {
    const { titles } = this;
    const order = Uint32Array.from(titles.keys());
    order.sort((a, b) => {
      const one = titles[a] ?? '';
      const other = titles[b] ?? '';
      return one < other ? -1 : one > other ? 1 : 0;
    });
    let rank = 0;
    for (let at = 0; at < order.length; at++) {
      if (at > 0 && titles[order[at] ?? 0] !== titles[order[at - 1] ?? 0]) rank = at;
      this.columns.titleRank[order[at] ?? 0] = rank;
    }
  }

  private sortHashes(): void {
    const { hashes, hashed } = this.columns;
    const order = Uint32Array.from(hashes.keys()).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0));
    hashed.set(order);
    hashes.sort();
  }

  private writeColumns(): SegmentMeta['columns'] {
    const { documents } = this.files;
    const starts: Partial<SegmentMeta['columns']> = {};
    for (const [name, column] of Object.entries(this.columns)) {
      documents.align();
      if (isColumn(name)) starts[name] = documents.at;
      documents.write(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    }
    return allOf(starts);
  }
}

/** All or none. */
function createFiles(create: (file: SegmentFile) => WritableFile): Record<SegmentFile, PageFileWriter> {
  const opened: PageFileWriter[] = [];
  const open = (file: SegmentFile, kind: string): PageFileWriter => {
    const writer = new PageFileWriter(create(file), kind);
    opened.push(writer);
    return writer;
  };
  try {
    return {
      terms: open('terms', 'term'),
      postings: open('postings', 'post'),
      places: open('places', 'plac'),
      forms: open('forms', 'form'),
      documents: open('documents', 'docs'),
    };
  } catch (error) {
    for (const writer of opened) writer.abandon();
    throw error;
  }
}

function isColumn(name: string): name is keyof typeof columnKinds {
  return name in columnKinds;
}

function allOf<K extends string, V>(parts: Partial<Record<K, V>>): Record<K, V> {
  // Every key was visited by the loop that filled it.
  return parts as Record<K, V>;
}

export function writeNumbers(to: ByteWriter, numbers: readonly number[]): void {
  to.number(numbers.length);
  let last = 0;
  for (const number of numbers) {
    to.number(number - last);
    last = number;
  }
}
