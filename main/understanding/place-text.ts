import { matchAt, skip } from './match-at.ts';
import { monthNumber } from './month-names.ts';
import { knownPlace } from './place-names.ts';

export interface StatedPlace {
  /** As running text writes it: `Yerevan`, `Santa Cruz`, `Dallas/Fort Worth`. */
  name: string;
  end: number;
  /** Written in capitals, as many agencies do. */
  capitals: boolean;
  /** One of the cities that news is dated from. */
  known: boolean;
}

const capitalised =
  /(?:(?:St|Ste|Ft|Mt|ST|STE|FT|MT)\.[ \t]+)?\p{Lu}[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{Lu}['’]\p{Lu}\p{L}+/uy;
const uncased = /[\p{Lo}\u10d0-\u10ff]+(?:[ -][\p{Lo}\u10d0-\u10ff]+)?/uy;
const connector = /[ \t]+(?:(?:de|del|da|do|la|le|el|al|of|am|an der|upon|on|на)[ \t]+)?|\//uy;
const regionWord = /(?:the[ \t]+)?\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)?(?:\.\p{Lu}\p{L}*)*\.?/uy;
const wordsLimit = 5;

/** The place whose name begins exactly at `at`: one to five capitalised words, as far as they go. */
export function readPlace(text: string, at: number): StatedPlace | null {
  const ends = wordEnds(text, at);
  if (isCommonWord(text, at, ends[0])) return null;
  const end = ends.at(-1);
  if (end === undefined) return null;
  const stated = text.slice(at, end);
  const name = knownPlace(stated);
  if (name === null && !/\p{Lu}/u.test(text[at] ?? '')) return null;
  return { name: name ?? runningCase(stated), end, capitals: isCapitals(stated), known: name !== null };
}

/** A state, province or country after the city: `Calif.`, `N.Y.`, `British Columbia`, `MINN.` */
export function readRegion(text: string, at: number): { name: string; end: number } | null {
  let end = at;
  for (let words = 0; words < 3; words += 1) {
    const next = words === 0 ? end : skip(/[ \t]+/y, text, end);
    const match = matchAt(regionWord, text, next);
    if (!match || (words > 0 && (next === end || monthNumber(match[0]) !== null))) break;
    end = next + match[0].length;
    // `W. Va.` goes on after its initial, `Calif.` does not.
    if (/\p{L}{2}\.$/u.test(match[0])) break;
  }
  // A stop after a whole word ends the dateline's part; after a short one it belongs to the abbreviation.
  if (/\p{L}{6,}\.$/u.test(text.slice(at, end))) end -= 1;
  return end === at ? null : { name: runningCase(text.slice(at, end)), end };
}

/** Words that begin sentences and no names of places. */
const common = new Set(
  'a an the in at on from by to for with and but no is it he she we this that в на из по от о и'.split(' '),
);

function isCommonWord(text: string, at: number, end: number | undefined): boolean {
  const word = text.slice(at, end);
  return !isCapitals(word) && common.has(word.toLowerCase());
}

function wordEnds(text: string, at: number): number[] {
  const ends: number[] = [];
  const first = matchAt(capitalisedAt(text, at), text, at);
  if (!first) return ends;
  let end = at + first[0].length;
  ends.push(end);
  const inCapitals = isCapitals(first[0]);
  while (ends.length < wordsLimit) {
    const next = skip(connector, text, end);
    const match = next > end ? matchAt(capitalisedAt(text, next), text, next) : null;
    if (!match || (inCapitals && !isCapitals(match[0]))) break;
    if (!inCapitals && isCommonWord(text, next, next + match[0].length)) break;
    // `Dallas/Fort Worth` is one place, `Yerevan/Mediamax/` a place and an agency.
    if (text[end] === '/' && text[next + match[0].length] === '/') break;
    end = next + match[0].length;
    ends.push(end);
  }
  return ends;
}

/** Georgian and Chinese have no capitals to tell a name by. */
function capitalisedAt(text: string, at: number): RegExp {
  return /[\p{Lo}\u10d0-\u10ff]/u.test(text[at] ?? '') ? uncased : capitalised;
}

function isCapitals(name: string): boolean {
  return name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase();
}

const small = new Set(['DE', 'DEL', 'DA', 'DO', 'OF', 'AM', 'ON', 'UPON', 'НА']);

/** `SANTA CRUZ` → `Santa Cruz`; a name that is not in capitals, or consists of initials, stays as it is. */
function runningCase(name: string): string {
  if (!isCapitals(name) || /^(?:\p{L}\.)+$/u.test(name)) return name;
  return name.replace(/\p{L}[\p{L}\p{M}]*/gu, (word, offset: number) =>
    offset > 0 && small.has(word) ? word.toLowerCase() : word.slice(0, 1) + lowerCase(word.slice(1)),
  );
}

function lowerCase(letters: string): string {
  return letters.toLowerCase().replaceAll('եվ', 'և');
}
