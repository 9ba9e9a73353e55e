import { ArchiveError } from '../../../contract/errors.ts';
import type { MissingPart } from '../../../contract/model.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import type { ImportedArticle, SourceFile, TextEncoding } from '../importer.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { type BookContainer, openContainer } from './book-container.ts';
import { type BookMetadata, readMetadata } from './book-metadata.ts';
import { type BookChapter, bookText } from './book-text.ts';
import { parseChapter } from './chapter-tree.ts';
import { type Contents, type ContentsEntry, readContents } from './contents.ts';
import { type BookDocument, type BookDocuments, listDocuments } from './documents.ts';
import { firstWords } from './first-words.ts';
import { type PackageFile, readPackage } from './package-file.ts';
import { openPictures, type Pictures } from './pictures.ts';
import { readProtection } from './protection.ts';
import { createStyleReader, type StyleReader } from './style-emphasis.ts';
import { writeDocument } from './write-document.ts';

/** What is known of a book while its documents are read one after the other. */
export interface BookReading {
  container: BookContainer;
  book: PackageFile;
  metadata: BookMetadata;
  documents: BookDocuments;
  pictures: Pictures;
  styles: StyleReader;
  contents: Contents;
  /** What the book calls its table of contents. */
  contentsHeading: string | null;
  /** Paths of pages that hold nothing else. */
  contentsPages: Set<string>;
  chapters: BookChapter[];
  missing: MissingPart[];
  /** Why the first of the documents that could not be read could not. */
  failure: ArchiveError | null;
  encoding: TextEncoding | null;
  language: string | null;
  /** Takes some text of the book, to tell later whether it is in the language that it states. */
  sample(text: string): void;
}

const sampleLength = 20_000;

/** A book → one article. Errors: `damaged`, `encrypted`, `no-text`, `too-large`. */
export async function readBook(file: SourceFile): Promise<ImportedArticle> {
  const container = await openContainer(file.bytes, file.name);
  const book = await readPackage(container);
  const protection = await readProtection(container);
  const metadata = readMetadata(book.metadata);
  const documents = listDocuments(container, book);
  if (documents.list.some(({ path }) => protection.locked.has(path))) throw protection.refusal();
  const stated = await readContents(container, book);
  const contents: Contents = {
    heading: stated.heading,
    entries: stated.entries.map((entry) => ({
      ...entry,
      path: entry.path && (container.find(entry.path) ?? entry.path),
    })),
  };
  let sample = '';
  const reading: BookReading = {
    ...{ container, book, metadata, documents, contents, contentsHeading: contents.heading },
    pictures: openPictures(container, book, protection.locked),
    styles: createStyleReader(container),
    contentsPages: new Set(),
    chapters: [],
    missing: [...documents.missing],
    failure: null,
    encoding: null,
    language: metadata.fields.language?.value ?? null,
    sample(text) {
      if (sample.length < sampleLength) sample += `${text.slice(0, sampleLength)}\n`;
    },
  };
  const cover = book.coverImage === null ? null : await reading.pictures.loadFile(book.coverImage);
  const unread = await readDocuments(reading, cover);
  if (documents.list.length === 0 && documents.missing.some(({ reason }) => reason === 'unsupported'))
    throw new ArchiveError(
      'no-text',
      `epub: the chapters of ${container.what} are of kinds that hold no text.`,
    );
  if (reading.chapters.length === 0 && (unread > 0 || documents.list.length === 0)) {
    if (protection.scheme !== null) throw protection.refusal();
    if (reading.failure !== null) throw reading.failure;
    throw new ArchiveError(
      'damaged',
      `epub: none of the chapters of ${container.what} could be read; the file is damaged.`,
    );
  }
  return article(reading, cover, sample);
}

/** All documents in their order, those included that are found on the way. How many could not be read. */
async function readDocuments(reading: BookReading, cover: string | null): Promise<number> {
  const { documents, contents, chapters, missing } = reading;
  const entries = new Map<string, ContentsEntry[]>();
  for (const entry of contents.entries) {
    if (entry.path === null) continue;
    const known = entries.get(entry.path);
    if (known === undefined) entries.set(entry.path, [entry]);
    else known.push(entry);
  }
  let unread = 0;
  for (let index = 0; index < documents.list.length; index += 1) {
    const document = documents.list[index];
    if (document === undefined) break;
    const chapter = await readDocument(document, entries.get(document.path) ?? [], reading);
    if (chapter === 'unreadable') {
      unread += 1;
      missing.push({ kind: 'text', address: document.path.slice(0, 2_000), reason: 'unreadable' });
    } else if (chapter !== null && !showsOnly(chapter, cover)) chapters.push(chapter);
  }
  return unread;
}

async function readDocument(
  document: BookDocument,
  entries: readonly ContentsEntry[],
  reading: BookReading,
): Promise<BookChapter | 'unreadable' | null> {
  if (document.kind === 'picture') return pictureChapter(document, entries, reading.pictures);
  const root = await readTree(document, reading);
  return root === null ? 'unreadable' : writeDocument(root, document, entries, reading);
}

async function readTree({ path }: BookDocument, reading: BookReading): Promise<XmlElement | null> {
  const { container } = reading;
  try {
    const bytes = await container.readText(path);
    const chapter = bytes === null ? null : parseChapter(bytes, `epub: "${path}" of ${container.what}`);
    reading.encoding ??= chapter?.encoding ?? null;
    return chapter?.root ?? null;
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code === 'too-large') throw error;
    reading.failure ??= error;
    return null;
  }
}

async function pictureChapter(
  { path, number }: BookDocument,
  entries: readonly ContentsEntry[],
  pictures: Pictures,
): Promise<BookChapter | null> {
  const source = await pictures.loadFile(path);
  if (source === null) return null;
  const opening = entries[0] ?? null;
  const anchor = `c${number}`;
  const html = `<p>${opening === null ? `<a id="${anchor}"></a>` : ''}<img src="${source}" alt=""></p>`;
  return { path, anchor, length: 0, first: null, opening, pieces: [html] };
}

/** Nothing to see but the cover, which stands at the beginning anyway; or nothing at all. */
function showsOnly({ pieces, length }: BookChapter, cover: string | null): boolean {
  const html = pieces.join('');
  if (length > 0 || html.includes('class="missing-image"') || html.includes('<iframe')) return false;
  const sources = [...html.matchAll(/<img src="([^"]*)"/g)].map(([, source]) => source);
  return sources.every((source) => source === cover);
}

function article(reading: BookReading, cover: string | null, sample: string): ImportedArticle {
  const { metadata, pictures, chapters, contents, encoding } = reading;
  const { language, ...fields } = metadata.fields;
  const stated =
    language ??
    (reading.language === null ? undefined : { value: reading.language, origin: 'markup' as const });
  const { pieces, length } = bookText(
    chapters,
    { heading: reading.contentsHeading, entries: contents.entries },
    {
      cover: cover === null ? null : `<p><img src="${cover}" alt=""></p>`,
      title: fields.title?.value ?? null,
    },
  );
  return {
    ...fields,
    ...(stated !== undefined && languageFits(stated.value, sample) && { language: stated }),
    html: '',
    pieces,
    images: pictures.images,
    missing: [...reading.missing, ...pictures.missing],
    encoding,
    // The text begins with a table of contents, which says little in a list.
    excerpt: metadata.description ?? firstWords(chapters.flatMap((chapter) => chapter.pieces)),
    // A book of pictures alone is worth keeping; it is only not found by its words.
    ...(length === 0 && pictures.images.length > 0 && { withoutText: true }),
  };
}
