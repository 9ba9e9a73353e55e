/**
 * Addresses of what is in a library, to keep in other programs:
 *
 * ```
 * link      = "carrel://" ( article / note )
 * article   = "article/" id [ "#" ( id-of-a-highlight / "text=" words ) ]
 * note      = "note/" id
 * id        = 8 to 32 of a-z and 0-9
 * words     = the passage as it stands in the article, as encodeURIComponent writes it
 * ```
 *
 * Nothing else is a link: no capitals in an id, no user, port, query or further path. The interface's own pages live under
 * `carrel://app/`, which is none either.
 */
import { z } from 'zod';
import type { Id } from './scalars.ts';

/** Where in an article: a highlight, or words that stand there. */
export type LinkPlace = { kind: 'highlight'; id: Id } | { kind: 'text'; words: string };

export type CarrelLink = { kind: 'article'; id: Id; place: LinkPlace | null } | { kind: 'note'; id: Id };

export const longestLink = 4_096;
/** Of a passage its beginning is enough to find it. */
const mostWords = 120;

const shape = /^carrel:\/\/(article|note)\/([0-9a-z]{8,32})(?:#(.*))?$/;
const highlightId = /^[0-9a-z]{8,32}$/;

/** A link as it is written. */
export const carrelLink = z
  .string()
  .max(longestLink)
  .refine((text) => parseLink(text) !== null, 'not a link into a library (carrel://article/…)');

/** Null for whatever is no link of ours. A known article and an unreadable place is no link either: it is not guessed. */
export function parseLink(address: string): CarrelLink | null {
  if (address.length > longestLink) return null;
  const match = shape.exec(address);
  const [, kind, id, fragment] = match ?? [];
  if (kind === undefined || id === undefined) return null;
  if (kind === 'note') return fragment === undefined ? { kind, id } : null;
  if (fragment === undefined) return { kind: 'article', id, place: null };
  const place = parsePlace(fragment);
  return place === null ? null : { kind: 'article', id, place };
}

function parsePlace(fragment: string): LinkPlace | null {
  if (highlightId.test(fragment)) return { kind: 'highlight', id: fragment };
  if (!fragment.startsWith('text=')) return null;
  const words = decode(fragment.slice('text='.length));
  return words === null || words.trim() === '' || words !== withoutControls(words)
    ? null
    : { kind: 'text', words };
}

export function formatLink(link: CarrelLink): string {
  const start = `carrel://${link.kind}/${link.id}`;
  if (link.kind === 'note' || link.place === null) return start;
  return link.place.kind === 'highlight'
    ? `${start}#${link.place.id}`
    : `${start}#text=${encode(link.place.words)}`;
}

/** To an article, or to a highlight in it. */
export function articleLink(article: Id, highlight: Id | null = null): string {
  return formatLink({
    kind: 'article',
    id: article,
    place: highlight === null ? null : { kind: 'highlight', id: highlight },
  });
}

export function noteLink(note: Id): string {
  return formatLink({ kind: 'note', id: note });
}

/** To words that stand in an article, marked or not. Long passages are named by their beginning. */
export function passageLink(article: Id, passage: string): string {
  const words = beginning(withoutControls(passage).trim());
  return formatLink({ kind: 'article', id: article, place: words === '' ? null : { kind: 'text', words } });
}

/** Whole words, and never half a letter. */
function beginning(passage: string): string {
  if (passage.length <= mostWords) return passage;
  const cut = passage.slice(0, mostWords);
  const space = cut.lastIndexOf(' ');
  return (space > mostWords / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd();
}

/** Paragraphs and tabs are spaces here; what else has no look of its own is nothing. */
function withoutControls(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '');
}

function encode(words: string): string {
  // Marks that end a link in running text or in Markdown; `encodeURIComponent` lets them stand.
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a bare per cent sign, or bytes that are no letters
  }
}
