/** What counts when a text is looked through; by default neither case nor diacritics do. */
export interface FindOptions {
  matchCase: boolean;
  matchDiacritics: boolean;
  wholeWords: boolean;
}

export const looseFind: FindOptions = { matchCase: false, matchDiacritics: false, wholeWords: false };

/** A text as it is compared, and the way back from its offsets to those of its source. */
export interface FoldedText {
  source: string;
  text: string;
  options: FindOptions;
  /**
   * Code units are one for one but at these places (in the folded text, ascending), from which on the source is this far
   * ahead. A whole book has one for each paragraph or so, where an offset for every unit would be tens of MB.
   */
  places: Uint32Array;
  shifts: Int32Array;
}

/**
 * Any white space one blank, quotation marks and dashes of one kind, nothing for what is not seen: what one types is found
 * whatever the typesetter made of it. Without case unless it counts; without diacritics unless they do, and then however
 * they are encoded. ё = е, և = եւ = եվ as everywhere in Carrel.
 */
export function foldForFind(source: string, options: FindOptions = looseFind): FoldedText {
  const fold = foldingFor(options);
  const writer = createWriter(source.length);
  let blank = false;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    const one = fold.units[code] ?? unknown;
    if (one !== unknown && one !== several) {
      if (one === nothing || (one === space && blank)) continue;
      blank = one === space;
      writer.put(one, at);
      continue;
    }
    const character = code >= 0xd800 && code < 0xdc00 ? source.slice(at, at + 2) : source.charAt(at);
    const folded = fold.character(character, code);
    for (let unit = 0; unit < folded.length; unit += 1) writer.put(folded.charCodeAt(unit), at);
    if (folded !== '') blank = false;
    at += character.length - 1;
  }
  const { units, places, shifts } = writer.end(source.length);
  const text = decode(units);
  // Two code units for two: the places stay right.
  return { source, text: text.replaceAll('եւ', 'եվ'), options, places, shifts };
}

/** The offset in the source of a code unit of the folded text. */
export function sourceOffset({ places, shifts }: FoldedText, offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset + (low === 0 ? 0 : (shifts[low - 1] ?? 0));
}

/** Neither comes out of folding: both are halves of a pair of surrogates, which are folded together. */
const unknown = 0xd800;
const several = 0xd801;
const nothing = 0;
const space = 32;

interface Folding {
  /** For each code unit what it becomes, as far as that is known yet. */
  units: Uint16Array;
  character(character: string, code: number): string;
}

const foldings = new Map<string, Folding>();

function foldingFor({ matchCase, matchDiacritics }: FindOptions): Folding {
  const key = `${matchCase} ${matchDiacritics}`;
  const known = foldings.get(key);
  if (known !== undefined) return known;
  const units = new Uint16Array(0x10000).fill(unknown);
  const folding: Folding = {
    units,
    character(character, code) {
      const folded = foldCharacter(character, matchCase, matchDiacritics);
      if (character.length === 1)
        units[code] = folded.length === 0 ? nothing : folded.length === 1 ? folded.charCodeAt(0) : several;
      return folded;
    },
  };
  // A NUL of the source is nothing, as what is not seen is; a blank has to be known before the first is met.
  for (let code = 0; code < 0x10000; code += 1) if (/\s/.test(String.fromCharCode(code))) units[code] = space;
  foldings.set(key, folding);
  return folding;
}

function foldCharacter(character: string, matchCase: boolean, matchDiacritics: boolean): string {
  if (/[\u0000\u00ad\u200b-\u200d\u2060\ufeff]/.test(character)) return '';
  if (/[‘’‚‛′ʼ´`]/.test(character)) return "'";
  if (/[“”„‟″«»]/.test(character)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
  const apart = character.normalize('NFKD');
  const bare = matchDiacritics ? apart : apart.replace(/\p{M}/gu, '');
  return (matchCase ? bare : bare.toLowerCase()).replace(/\s/g, ' ');
}

function createWriter(expected: number) {
  let units = new Uint16Array(expected + 16);
  let length = 0;
  let shift = 0;
  const places: number[] = [];
  const shifts: number[] = [];
  const turn = (at: number): void => {
    if (at - length === shift) return;
    shift = at - length;
    places.push(length);
    shifts.push(shift);
  };
  return {
    put(unit: number, at: number): void {
      turn(at);
      if (length === units.length) {
        const larger = new Uint16Array(units.length * 2);
        larger.set(units);
        units = larger;
      }
      units[length] = unit;
      length += 1;
    },
    end(at: number) {
      turn(at);
      return {
        units: units.subarray(0, length),
        places: Uint32Array.from(places),
        shifts: Int32Array.from(shifts),
      };
    },
  };
}

function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 0x2000)
    parts.push(String.fromCharCode(...units.subarray(at, at + 0x2000)));
  return parts.join('');
}
