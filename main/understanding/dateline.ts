import { agencyAt, isWeakAgency, knownAgency } from './agency-names.ts';
import { readDate, type StatedDate } from './date-text.ts';
import { matchAt, skip } from './match-at.ts';
import { readPlace, readRegion, type StatedPlace } from './place-text.ts';

/** The line that says where, when and by whom a dispatch was sent. */
export interface Dateline {
  /** Where the body begins; all before it is the dateline. */
  end: number;
  place: string | null;
  source: string | null;
  /** The reporter, when the dateline names one after the agency. */
  author: string | null;
  date: StatedDate | null;
}

interface Agency {
  name: string;
  end: number;
  known: boolean;
  /** Between slashes or brackets, which nothing but an agency is after a place. */
  enclosed: boolean;
  slashed: boolean;
}

interface Read {
  place: StatedPlace | null;
  region: string | null;
  /** Whether anything but a space parts the place from the date. */
  parted: boolean;
  date: StatedDate | null;
  agency: Agency | null;
  author: string | null;
}

/** What stands after a part: only some of these can end a dateline. */
interface Mark {
  kind: 'dash' | 'stop' | 'comma' | 'line' | 'end' | 'none';
  end: number;
}

const lead = /[\s*]*(?:(?:dateline|date|дата|ամսաթիվ)[ \t]*:?[ \t]+)?/iuy;
const gap = /[ \t]*/y;
const partsLimit = 8;

/**
 * The dateline that a text begins with, or null. It is read part by part (place, region, date, agency, in any order) and
 * believed only when the parts and the mark after them can hardly be anything else: prose that merely begins with a city
 * must lose nothing.
 */
export function readDateline(text: string): Dateline | null {
  const read: Read = { place: null, region: null, parted: true, date: null, agency: null, author: null };
  let at = skip(lead, text, 0);
  let last: Mark['kind'] = 'none';
  let believed: Dateline | null = null;
  for (let parts = 0; parts < partsLimit; parts += 1) {
    const end = readPart(text, at, read, last);
    if (end === null) break;
    const mark = readMark(text, end);
    if (isBelievable(read, mark.kind) && beginsBody(text, mark, read))
      believed = {
        end: mark.end,
        place: placeName(read),
        source: read.agency?.name ?? null,
        author: read.author,
        date: read.date,
      };
    if (mark.kind === 'end') break;
    at = mark.end;
    last = mark.kind;
  }
  return believed;
}

/** Reads one more part into `read` and answers where it ends; null when what stands here is none. */
function readPart(text: string, at: number, read: Read, last: Mark['kind']): number | null {
  const afterDash = last === 'dash';
  if (!read.date && !(afterDash && read.place)) {
    const date = readDate(text, at);
    if (date && !isRange(text, date.end)) {
      read.date = date;
      read.parted =
        (last !== 'none' && last !== 'line') || read.region !== null || (read.place?.known ?? true);
      return date.end;
    }
  }
  if (!read.agency) {
    const agency = readAgency(text, at, read, last);
    if (agency) {
      read.agency = agency;
      return agency.end;
    }
  } else if (last === 'comma' && read.author === null) {
    const author = matchAt(reporter, text, at);
    read.author = author?.[0] ?? null;
    return author && at + author[0].length;
  }
  if (!read.place) {
    if (afterDash && read.date) return null;
    read.place = readPlace(text, at);
    return read.place?.end ?? null;
  }
  if (read.region === null && !read.date && !read.agency && (last === 'comma' || last === 'none')) {
    const region = readBracketedRegion(text, at) ?? readRegion(text, at);
    if (region && last === 'none' && !/[\].]/.test(text[region.end - 1] ?? '')) return null;
    read.region = region?.name ?? null;
    return region?.end ?? null;
  }
  return null;
}

const slashed = /\/[ \t]*([^/\n]{2,60}?)[ \t]*\//y;
const bracketed = /\([ \t]*([^()\n]{2,60}?)[ \t]*\)/y;
const correspondent = /^(?:корр\.|корреспондент|спец\.? ?корр\.|by|from)[ \t]+/iu;
const reporter =
  /\p{Lu}[\p{L}\p{M}]+(?:[ \t]+\p{Lu}[\p{L}\p{M}.-]*){1,2}(?=[ \t]*(?:[.։:](?!\p{L})|[-–—]))/uy;
const plausibleName = /^\p{Lu}[\p{L}\p{M}\d.&’'-]*(?:[ /-][\p{Lu}\d][\p{L}\p{M}\d.&’'!-]*){0,4}$/u;

function readAgency(text: string, at: number, read: Read, last: Mark['kind']): Agency | null {
  const inSlashes = matchAt(slashed, text, at);
  const match = inSlashes ?? matchAt(bracketed, text, at);
  if (match) {
    const stated = (match[1] ?? '').replace(correspondent, '');
    const end = at + match[0].length;
    const known = knownAgency(stated);
    if (known !== null) return { name: known, end, known: true, enclosed: true, slashed: inSlashes !== null };
    const sure = read.place && (inSlashes || read.date || (read.place.capitals && read.place.known));
    if (!sure || !plausibleName.test(stated)) return null;
    return { name: stated, end, known: false, enclosed: true, slashed: inSlashes !== null };
  }
  const bare = agencyAt(text, at);
  if (!bare) return unknownInCapitals(text, at, read, last);
  if (isWeakAgency(bare.name)) {
    if (!read.place || !read.date || last === 'none') return null;
  }
  return { ...bare, known: true, enclosed: false, slashed: false };
}

const capitals = /\p{Lu}[\p{Lu}\d-]+(?:[ \t]+\p{Lu}[\p{Lu}\d-]+)?(?![\p{L}\d])/uy;
const ordinaryWord = /["'«„“(]*\p{Lu}?\p{Ll}/uy;

/**
 * An agency that no list knows, signing in capitals: `ԵՐԵՎԱՆ, 9 ՀՈԿՏԵՄԲԵՐԻ, ԱՐԱԳԻԼ:` or `Ереван. 9 октября. ПЕРЕВАЛ -`.
 * After a full stop only a dash ends it, and the body must not be in capitals itself: else the word may be the body's first.
 */
function unknownInCapitals(text: string, at: number, read: Read, last: Mark['kind']): Agency | null {
  if (!read.place || !read.date || (last !== 'comma' && last !== 'stop')) return null;
  const name = matchAt(capitals, text, at)?.[0];
  if (name === undefined) return null;
  const end = at + name.length;
  const mark = readMark(text, end);
  if (mark.kind !== 'dash' && (mark.kind !== 'stop' || last !== 'comma')) return null;
  return matchAt(ordinaryWord, text, mark.end)
    ? { name, end, known: false, enclosed: false, slashed: false }
    : null;
}

function readBracketedRegion(text: string, at: number): { name: string; end: number } | null {
  const match = matchAt(/\[([\p{L} ]{2,30})\]/uy, text, at);
  return match && { name: match[1] ?? '', end: at + match[0].length };
}

const dash = /[ \t]*[.,:]?[ \t]*(?:--+|[-–—―])(?:[ \t]*(?:--+|[-–—―]))?(?:\s+|(?!\d))/y;
const stop = /[ \t]*(?:\.[:։]?|[:։])(?=\s|$|["«„“\p{Lu}])\s*/uy;
const comma = /[ \t]*[,;|][ \t]*\n?[ \t]*/y;
/** `27-ի`, `9-го`: the ending of a word, not a dash. */
const ending = /-\p{Ll}/uy;
const line = /[ \t]*\n[ \t]*(?!\n)/y;

function readMark(text: string, at: number): Mark {
  const patterns = [
    ['dash', dash],
    ['stop', stop],
    ['comma', comma],
    ['line', line],
  ] as const;
  if (skip(/\s*/y, text, at) === text.length) return { kind: 'end', end: text.length };
  if (matchAt(ending, text, at)) return { kind: 'none', end: at };
  for (const [kind, pattern] of patterns) {
    const end = skip(pattern, text, at);
    if (end > at) return { kind: end === text.length && kind !== 'comma' ? 'end' : kind, end };
  }
  return { kind: 'none', end: skip(gap, text, at) };
}

function isBelievable({ place, region, parted, date, agency }: Read, mark: Mark['kind']): boolean {
  if (mark === 'comma' || !parted) return false;
  const wholeDate = date !== null && date.year !== null && date.day !== null;
  const alone = place === null && date === null;
  if (agency) {
    if (mark === 'dash') return alone ? agency.known : true;
    if (alone) return false;
    if (agency.slashed) return mark !== 'none' || agency.known || date !== null || place?.known === true;
    if (mark === 'none') return agency.enclosed && date !== null;
    if (agency.enclosed) return date !== null || place?.known === true || place?.capitals === true;
    return (place !== null && date !== null) || place?.capitals === true || wholeDate;
  }
  if (place && date) {
    if (mark === 'none') return false;
    if (mark === 'dash') return true;
    return mark === 'stop' ? place.capitals : place.capitals || place.known;
  }
  if (place) return mark === 'dash' && place.capitals && place.known && region === null;
  return wholeDate && (mark === 'dash' || mark === 'end');
}

const bodyStart = /["'«„“”‘’([{<*\s…-]*/y;

/** A sentence begins here: with lower case it would be the rest of one. With an agency named there is no doubt. */
function beginsBody(text: string, mark: Mark, { agency, place, date }: Read): boolean {
  if (mark.kind === 'end') return true;
  const first = text[skip(bodyStart, text, mark.end)] ?? '';
  if (mark.kind !== 'none' && agency?.known && (place || date)) return true;
  if (mark.kind === 'dash' && place?.capitals && date) return true;
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}\u10d0-\u10ff$€£@#]/u.test(first);
}

/** `March 11-12`: a span of days is no dateline's date. */
function isRange(text: string, end: number): boolean {
  return matchAt(/[-–]\d/y, text, end) !== null;
}

function placeName({ place, region }: Read): string | null {
  if (!place) return null;
  return region === null || place.known ? place.name : `${place.name}, ${region}`;
}
