/**
 * What an importer is: code that reads one format. It gets bytes and yields articles; it never touches the disk, the
 * database or the network, so it can run in a worker whose death costs one file. To add a format: one file here, a row
 * in `table.ts`, a golden folder in `tests/fixtures/`, a row in `docs/formats.md`.
 */

import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { DataField } from '../../contract/import-model.ts';
import type { FieldOrigin, MissingPart, ReadingState } from '../../contract/model.ts';

/** A file as it comes from disk, an upload or a container, whole in memory. */
export interface SourceFile {
  /** Name with extension, no folders. */
  name: string;
  /** As it was given at import; for messages only, never opened. */
  path: string;
  bytes: Uint8Array;
  /** Last change of the file, ISO 8601, when known. */
  modified: string | null;
}

/** What a file is recognised by. */
export interface FileHead {
  name: string;
  path: string;
  /** The first 64 KiB, or the whole file when it is small. Of a compressed file: of what comes out. */
  bytes: Uint8Array;
  /** Names of what is inside, when the file is a zip, in the order of its directory. */
  entries?: readonly string[];
}

/** Bytes at any place, without holding the file: of a file on disk or in memory. */
export interface RandomAccess {
  size: number;
  /** Fewer bytes than asked only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A file of any size, read as it goes. */
export interface FileStream {
  name: string;
  path: string;
  modified: string | null;
  /** Of what `chunks` yields; null when that is known only at its end, as of a compressed file. */
  size: number | null;
  head: Uint8Array;
  /** From the beginning, in pieces of at most 1 MiB. May be called again. Throws `damaged` when decompression fails. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Null for a compressed file. */
  access: RandomAccess | null;
}

export interface ImporterContext {
  /**
   * A file named relative to the one being read (`photo.jpg`, `page_files/a.png`), or null when there is none, it is
   * over 32 MiB, or the name leads out of the file's own folder. The host does the reading.
   */
  sibling(relativePath: string): Promise<Uint8Array | null>;
  /**
   * Which column of a file of records means what: as the reader has decided for these columns, else as their names were
   * taken. Absent: the guess stands.
   */
  columns?(met: ColumnsMet): Promise<ReadonlyMap<string, DataField>>;
  /**
   * Of a page inside an archive of pages: what lay at an address, absolute (`https:`, `cid:` …) and without fragment,
   * when the archive was made; null when the archive does not hold it. Absent for a page that is a file of its own.
   */
  resource?(address: string): Promise<Uint8Array | null>;
}

export interface ColumnsMet {
  /** Sorted. */
  columns: readonly string[];
  guess: ReadonlyMap<string, DataField>;
  /** Column → what it holds in the first record. */
  samples: ReadonlyMap<string, string>;
}

/** A value and how it came to be known. */
export interface Stated {
  value: string;
  origin: FieldOrigin;
}

export interface ImportedImage {
  /** Exactly as the `src` of the article's html names it. */
  source: string;
  bytes: Uint8Array;
  /** From the bytes, never from the name: one of the types in `cleaning/image-type.ts`. */
  mediaType: string;
}

export interface TextEncoding {
  /** WHATWG label in lower case, for example `windows-1251`. */
  name: string;
  knownBy: 'bom' | 'declared' | 'detected' | 'assumed';
}

/** An article as an importer yields it: its html is hostile and its fields may be absent. */
export interface ImportedArticle {
  /** Body only; a title that is also a field is not repeated in it. Not yet cleaned. */
  html: string;
  /**
   * Instead of `html`, which is then empty: a long text in pieces of some 100 KB, each of whole blocks. They are
   * cleaned one by one, so that memory does not grow with the text; links from one into another work.
   */
  pieces?: readonly string[];
  /** Plain text to make the excerpt of, when the text's own beginning says little: a description, the first chapter. */
  excerpt?: string;
  title?: Stated;
  byline?: Stated;
  source?: Stated;
  place?: Stated;
  /** ISO 8601 as precise as the file says. */
  published?: Stated;
  /** BCP 47. */
  language?: Stated;
  /** Canonical address, http or https. */
  address?: Stated;
  section?: Stated;
  tags?: string[];
  images: ImportedImage[];
  missing: MissingPart[];
  encoding: TextEncoding | null;

  /**
   * Where in its file the article stands, when a file holds several: a chapter's name, a record's number, an address, a
   * Message-ID. Unique within the file and the same whenever it is read; for the receipt and for people.
   */
  within?: string;
  /** When the reader saved it in the program that wrote the file. ISO 8601. */
  saved?: string;
  state?: ReadingState;
  starred?: boolean;
  /** Names of collections (folders, lists, shelves) that it was in; made when they are not there. */
  collections?: string[];
  /** The reader's own note, Markdown. */
  note?: string;
  highlights?: ImportedHighlight[];
  /**
   * The file says only that the article exists (a list of links): `html` is empty, a title or an address is there. An
   * article without this mark and without text is refused as `no-text`. Where the file has an excerpt or an abstract, that
   * is the `html`, and a part of kind `text` is `missing`: the page fills it in all the same when it comes.
   */
  withoutText?: boolean;
}

/** A passage the reader marked in another program; its place is found by its words. */
export interface ImportedHighlight {
  /** The marked text. White space may differ from the article's. */
  quote: string;
  /** What stood before and after it, when the file says so. */
  prefix?: string;
  suffix?: string;
  /** Markdown. */
  comment?: string;
  /** Default 1. Other programs' yellow, green, blue, pink, violet are 1 to 5. */
  colour?: HighlightColour;
  /** ISO 8601. */
  created?: string;
}

/** A part of a file that could not be read; the rest goes on. Throwing ends the whole file instead. */
export interface PartProblem {
  problem: ErrorCode;
  message: string;
  /** As `ImportedArticle.within`. */
  within: string;
}

/** Code that reads one format. Whole files unless it says that it reads streams. */
export type Importer = WholeImporter | StreamImporter;

export interface WholeImporter extends ImporterFacts {
  reads?: 'whole';
  /** Larger files are refused as `too-large`. Default: `largestTextBytes`. */
  largestBytes?: number;
  /**
   * Throws ArchiveError with one of the file codes (`empty`, `damaged`, `no-text` …) when there is nothing to yield. What
   * was yielded before stays.
   */
  read(file: SourceFile, context: ImporterContext): AsyncIterable<ImportedArticle | PartProblem>;
}

/** For formats of many records or of any size. Memory must not grow with the file. */
export interface StreamImporter extends ImporterFacts {
  reads: 'stream';
  read(file: FileStream, context: ImporterContext): AsyncIterable<ImportedArticle | PartProblem>;
}

export interface ImporterFacts {
  /** Stable name, stored with each article: `text`, `markdown`, `html`. */
  id: string;
  /** Raised whenever the same bytes would yield another article. */
  version: number;
  /** For people, for example `Plain text`. */
  label: string;
  /** Without dots, lower case. A hint; content decides first. */
  extensions: readonly string[];
  /** How sure this importer is that the file is its own: 0 no, 1 beyond doubt. */
  recognise(file: FileHead): number;
}
