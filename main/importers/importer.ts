/**
 * What an importer is: code that reads one format. It gets bytes and yields articles; it never touches the disk, the
 * database or the network, so it can run in a worker whose death costs one file. To add a format: one file here, a row
 * in `table.ts`, a golden folder in `tests/fixtures/`, a row in `docs/formats.md`.
 */
import type { FieldOrigin, MissingPart } from '../../contract/model.ts';

/** A file as it comes from disk, an upload or a container. */
export interface SourceFile {
  /** Name with extension, no folders. */
  name: string;
  /** As it was given at import; for messages only, never opened. */
  path: string;
  bytes: Uint8Array;
  /** Last change of the file, ISO 8601, when known. */
  modified: string | null;
}

export interface ImporterContext {
  /**
   * A file named relative to the one being read (`photo.jpg`, `page_files/a.png`), or null when there is none, it is
   * over 32 MiB, or the name leads out of the file's own folder. The host does the reading.
   */
  sibling(relativePath: string): Promise<Uint8Array | null>;
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
}

export interface Importer {
  /** Stable name, stored with each article: `text`, `markdown`, `html`. */
  id: string;
  /** Raised whenever the same bytes would yield another article. */
  version: number;
  /** For people, for example `Plain text`. */
  label: string;
  /** Without dots, lower case. A hint; content decides first. */
  extensions: readonly string[];
  /** How sure this importer is that the file is its own: 0 no, 1 beyond doubt. Looks at the first 64 KiB at most. */
  recognise(file: SourceFile): number;
  /** Throws ArchiveError with one of the file codes (`empty`, `damaged`, `no-text` …) when there is nothing to yield. */
  read(file: SourceFile, context: ImporterContext): AsyncIterable<ImportedArticle>;
}
