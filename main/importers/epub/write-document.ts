import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, elementsOf, xmlText } from '../xml/xml-tree.ts';
import type { BookChapter } from './book-text.ts';
import { contentsAnchor } from './book-text.ts';
import type { ContentsEntry } from './contents.ts';
import type { BookDocument } from './documents.ts';
import { contentsHeading, isContentsPage, isTitlePage, navigationParts } from './front-pages.ts';
import { languageOf } from './markup.ts';
import { drawingWords, loadPictures, writePart } from './parts.ts';
import { planHeadings } from './plan-headings.ts';
import type { BookReading } from './read-book.ts';
import { resolveReference } from './references.ts';
import { emphasisOf } from './style-emphasis.ts';
import { writeChapter } from './write-chapter.ts';

/** One document of a book → a chapter, or null when it is a title page or a table of contents. */
export async function writeDocument(
  root: XmlElement,
  { path, number }: BookDocument,
  entries: readonly ContentsEntry[],
  reading: BookReading,
): Promise<BookChapter | null> {
  const { book, metadata, pictures, documents, chapters } = reading;
  const anchor = `c${number}`;
  if (root.local === 'svg') return writeDrawing(root, path, anchor, entries, reading);
  const body = childOf(root, 'body') ?? childOf(root, 'book') ?? root;
  const words = xmlText(body);
  const isFront = !chapters.some(({ length }) => length > 0);
  const isOnly = documents.list.length === 1;
  const isNavigation = path === book.navigation;
  if (!isOnly && isFront && isTitlePage(words, metadata)) return null;
  if (!isOnly && isContentsPage(body, isNavigation, reading.contents)) {
    reading.contentsPages.add(path);
    reading.contentsHeading ??= contentsHeading(body);
    return null;
  }
  reading.sample(words);
  await loadPictures(root, path, pictures);
  const language = languageOf(body) ?? languageOf(root);
  reading.language ??= language;
  const plan = planHeadings(body, entries, isFront ? (metadata.fields.title?.value ?? null) : null);
  const base = baseOf(root, path);
  const classes = await reading.styles.of(root, base);
  const link = (reference: string): string | null => linkTo(reference, base, reading);
  const { pieces, length } = writeChapter(body, {
    anchor,
    plan,
    left: !isOnly && isNavigation ? navigationParts(body) : new Set(),
    language: language ?? reading.language,
    link,
    emphasis: (element) => emphasisOf(element, classes),
    part: (element, write) => writePart(element, base, pictures, write, link),
  });
  const attributes = [
    ...(isRightToLeft(root, body, words) ? ['dir="rtl"'] : []),
    ...(language !== null && primary(language) !== primary(reading.language) ? [`lang="${language}"`] : []),
  ].join(' ');
  return {
    ...{ path, anchor, length, opening: plan.opening, first: plan.first },
    pieces: attributes === '' ? pieces : pieces.map((piece) => `<div ${attributes}>${piece}</div>`),
  };
}

/** A document that is a drawing: its picture, and the words in it for those who search. */
async function writeDrawing(
  root: XmlElement,
  path: string,
  anchor: string,
  entries: readonly ContentsEntry[],
  { pictures }: BookReading,
): Promise<BookChapter> {
  await loadPictures(root, path, pictures);
  const shown = writePart(
    root,
    path,
    pictures,
    () => '',
    () => null,
  );
  const words = shown.startsWith('<img') ? drawingWords(root) : [];
  const caption = words.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const opening = entries[0] ?? null;
  return {
    ...{ path, anchor, opening, first: null, length: words.join('').length },
    pieces: [`${opening === null ? `<a id="${anchor}"></a>` : ''}${shown}${caption}`],
  };
}

function linkTo(
  reference: string,
  base: string,
  { documents, contentsPages, book, container }: BookReading,
): string | null {
  const target = resolveReference(base, reference);
  if (target.kind === 'remote') return target.address;
  if (target.kind === 'outside') return null;
  const path = container.find(target.path);
  if (path === null) return null;
  if (contentsPages.has(path) || path === book.navigation) return `#${contentsAnchor}`;
  const number = documents.numberOf(target.path);
  if (number === null) return null;
  const name = target.fragment === null ? `c${number}` : `c${number}-${target.fragment}`;
  return `#${encodeURIComponent(name)}`;
}

/** Where the document says that its references begin; elsewhere than in the container is not believed. */
function baseOf(root: XmlElement, path: string): string {
  const head = childOf(root, 'head');
  const stated = head && elementsOf(head, 'base')[0]?.attributes.get('href');
  const target = stated === undefined ? null : resolveReference(path, stated);
  if (target?.kind !== 'inside') return path;
  return stated?.endsWith('/') ? `${target.path}/` : target.path;
}

const directionSample = 2_000;

/**
 * As the document says; the package's own direction is that of turning pages and of its metadata. A document that says
 * nothing is right-to-left when most of its letters are.
 */
function isRightToLeft(root: XmlElement, body: XmlElement, words: string): boolean {
  const stated = (body.attributes.get('dir') ?? root.attributes.get('dir'))?.toLowerCase();
  if (stated === 'rtl' || stated === 'ltr') return stated === 'rtl';
  const sample = words.trim().slice(0, directionSample);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const rightToLeft = sample.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g)?.length ?? 0;
  return rightToLeft > letters / 2;
}

function primary(language: string | null): string | null {
  return language?.split('-', 1)[0]?.toLowerCase() ?? null;
}
