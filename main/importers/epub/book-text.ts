import { escapeHtml } from '../escape-html.ts';
import type { Contents, ContentsEntry } from './contents.ts';
import { contentsList } from './contents-list.ts';
import type { HeadingPlan } from './plan-headings.ts';
import { headingMark } from './write-chapter.ts';

/** A chapter as it was written, with what the book needs to set it among the others. */
export interface BookChapter {
  path: string;
  anchor: string;
  /** Html, in pieces of whole blocks. */
  pieces: readonly string[];
  /** Characters of text. */
  length: number;
  opening: ContentsEntry | null;
  first: HeadingPlan['first'];
}

export interface BookText {
  /** Html, in pieces of a size that can be cleaned at once. */
  pieces: string[];
  /** Characters of text, headings that were added included. */
  length: number;
}

export const contentsAnchor = 'contents';

/** Chapters one after the other, a table of contents before them when there are several, all headings in their levels. */
export function bookText(
  chapters: readonly BookChapter[],
  contents: Contents,
  { cover, title }: { cover: string | null; title: string | null },
): BookText {
  const hasText = chapters.some(({ length }) => length > 0);
  const written = chapters.map((chapter) => {
    const wanted = chapter.opening !== null && (chapter.length > 0 || !hasText);
    const heading =
      chapter.opening === null
        ? ''
        : wanted
          ? `<${headingMark}-${chapter.opening.depth} id="${chapter.anchor}">${escapeHtml(chapter.opening.label)}</${headingMark}-${chapter.opening.depth}>`
          : `<a id="${chapter.anchor}"></a>`;
    const [start = '', ...rest] = chapter.pieces;
    return { pieces: [heading + start, ...rest], length: chapter.length + (wanted ? 1 : 0) };
  });
  const list = contentsPart(chapters, contents, title);
  const all = [cover ?? '', list, ...written.flatMap(({ pieces }) => pieces)];
  return {
    pieces: settleHeadings(all, chapters),
    length: written.reduce((sum, { length }) => sum + length, 0),
  };
}

function contentsPart(chapters: readonly BookChapter[], contents: Contents, title: string | null): string {
  const anchors = new Map<string, string>();
  const openings = new Set(chapters.map(({ opening }) => opening));
  for (const { path, anchor } of chapters) if (!anchors.has(path)) anchors.set(path, anchor);
  const stated = contents.entries
    .filter(({ path }) => path === null || anchors.has(path))
    .map((entry) => (openings.has(entry) ? { ...entry, fragment: null } : entry));
  const entries = leadingSomewhere(
    stated.some(({ path }) => path !== null) ? stated : fromHeadings(chapters),
  );
  const targets = new Set(entries.map(({ path, fragment }) => `${path}#${fragment}`));
  if (targets.size < 2 || chapters.filter(({ length }) => length > 0).length < 2) return '';
  const listed = entries.map(({ label, path, fragment, depth }) => {
    const anchor = path === null ? undefined : anchors.get(path);
    return {
      label,
      depth,
      anchor: anchor !== undefined && fragment !== null ? `${anchor}-${fragment}` : anchor,
    };
  });
  const heading =
    contents.heading !== null && contents.heading !== title
      ? `<${headingMark}-0 id="${contentsAnchor}">${escapeHtml(contents.heading)}</${headingMark}-0>`
      : `<a id="${contentsAnchor}"></a>`;
  return heading + contentsList(listed);
}

/** Names of parts stay only while chapters below them do. */
function leadingSomewhere(entries: readonly ContentsEntry[]): ContentsEntry[] {
  return entries.filter((entry, index) => {
    if (entry.path !== null) return true;
    for (let next = index + 1; next < entries.length; next += 1) {
      const below = entries[next];
      if (below === undefined || below.depth <= entry.depth) return false;
      if (below.path !== null) return true;
    }
    return false;
  });
}

function fromHeadings(chapters: readonly BookChapter[]): ContentsEntry[] {
  return chapters.flatMap(({ path, first }) =>
    first === null ? [] : [{ label: first.words, path, fragment: null, depth: 0 }],
  );
}

/**
 * Headings that were added get the level that the book's own headings of that depth have; short chapters come together into
 * one piece.
 */
function settleHeadings(all: readonly string[], chapters: readonly BookChapter[]): string[] {
  const byDepth = new Map<number, number[]>();
  for (const { first } of chapters)
    if (first !== null) byDepth.set(first.depth, [...(byDepth.get(first.depth) ?? []), first.level]);
  const usual = (levels: readonly number[]): number | null => {
    const counts = new Map<number, number>();
    for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
  };
  const outermost = usual(byDepth.get(0) ?? []) ?? 1;
  const levelOf = (depth: number): number =>
    Math.min(6, usual(byDepth.get(depth) ?? []) ?? outermost + depth);
  const pieces: string[] = [];
  let open = '';
  for (const piece of all) {
    open += `<section>${piece.replaceAll(
      /<(\/?)carrel-heading-(\d{1,3})/g,
      (_, slash: string, depth: string) => `<${slash}h${levelOf(Number(depth))}`,
    )}</section>\n`;
    if (open.length < pieceLength) continue;
    pieces.push(open);
    open = '';
  }
  return [...pieces, open];
}

const pieceLength = 100_000;
