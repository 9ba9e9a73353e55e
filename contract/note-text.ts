/**
 * What the text of a note says by itself: its title, its `#tags`, and what it links to. A link is plain Markdown with an
 * address of ours, `[The ferry](carrel://article/<id>#<highlight>)`: any other program shows its words, and since the
 * address holds the id and not the title, a new title breaks nothing.
 */
import type { Id } from './scalars.ts';

export type LinkKind = 'article' | 'note' | 'highlight';

/** What a note leads to. A highlight is reached through its article. */
export type LinkTarget =
  | { kind: 'article'; id: Id }
  | { kind: 'note'; id: Id }
  | { kind: 'highlight'; id: Id; article: Id };

const longestTitle = 200;
const address = /carrel:\/\/(article|note)\/([0-9a-z]{8,32})(?:#([0-9a-z]{8,32}))?(?![0-9a-z])/g;
/** A `#` inside a word, an address or a row of them begins no tag; neither does one before a number only. */
const tag = /(?<![\p{L}\p{M}\p{N}_#&/\\(])#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_/-]*)/gu;

/** The first line that says something, without the marks of Markdown; empty when there is none. */
export function noteTitle(text: string): string {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    // A line may be a whole book: no more of it is looked at than a title can show.
    const line = text.slice(from, end === -1 ? text.length : end).slice(0, 2_000);
    const plain = plainLine(line);
    if (plain !== '' && !/^(?:[-=*_]{3,}|`{3,}.*)$/.test(plain)) return cut(plain);
    if (end === -1) break;
    from = end + 1;
  }
  return '';
}

/** One line of Markdown as its words alone. */
export function plainLine(line: string): string {
  return line
    .replace(/^\s{0,3}(?:(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+))+/, '')
    .replace(/!?\[((?:\\.|[^\\\]]){0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\\([[\]*_`#\\])/g, '$1')
    .replace(/[*`~]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, '')
    .trim();
}

/** The tags of a note in the order of their first use, as they were written there. */
export function noteTags(text: string): string[] {
  const found = new Map<string, string>();
  for (const [, written = ''] of withoutCode(text).matchAll(tag)) {
    const name = written.replace(/[/-]+$/, '').slice(0, 200);
    if (/[\p{L}_]/u.test(name) && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()];
}

/** All that a note leads to, each once. */
export function noteLinks(text: string): LinkTarget[] {
  const found = new Map<string, LinkTarget>();
  for (const match of withoutCode(text).matchAll(address)) {
    const target = targetOf(match);
    if (target !== null) found.set(`${target.kind} ${target.id}`, target);
  }
  return [...found.values()];
}

/** Reads one address; null when it leads to nothing of ours. */
export function readLinkAddress(text: string): LinkTarget | null {
  const match = new RegExp(`^${address.source}$`).exec(text.trim());
  return match === null ? null : targetOf(match);
}

export function writeLinkAddress(target: LinkTarget): string {
  return target.kind === 'highlight'
    ? `carrel://article/${target.article}#${target.id}`
    : `carrel://${target.kind}/${target.id}`;
}

/** The link as it stands in a note. */
export function writeLink(words: string, target: LinkTarget): string {
  const label = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]]/g, '\\$&');
  return `[${label === '' ? 'Untitled' : label}](${writeLinkAddress(target)})`;
}

function targetOf([, kind, id = '', highlight]: RegExpMatchArray): LinkTarget | null {
  if (kind === 'note') return { kind: 'note', id };
  if (kind !== 'article') return null;
  return highlight === undefined
    ? { kind: 'article', id }
    : { kind: 'highlight', id: highlight, article: id };
}

/** Code says nothing: it is blanked out, so that places stay what they were. */
function withoutCode(text: string): string {
  if (!text.includes('`') && !text.includes('~~~')) return text;
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence) === true) fence = null;
        return '';
      }
      if (mark !== undefined) {
        fence = mark;
        return '';
      }
      return line.replace(/`[^`]+`/g, ' ');
    })
    .join('\n');
}

function cut(title: string): string {
  if (title.length <= longestTitle) return title;
  return `${title
    .slice(0, longestTitle)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
