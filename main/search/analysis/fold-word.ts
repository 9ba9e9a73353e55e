/**
 * One spelling for all the ways a word is written: compatibility forms (NFKC), case, diacritics, ё=е, ß=ss, digits
 * of every script; Armenian և, եւ and եվ are one, since capitals write ԵՎ. Й, ў and ї stay: they are letters of their own,
 * and мой is not мои. Marks of Indic and Thai scripts stay: they are vowels. Arabic letters are as in the light
 * normalisation of that script: alef with and without hamza, ى as ي, ة as ه, Persian ک and ی as Arabic ones. Letters that
 * have another form at the end of a word, Greek ς and Hebrew ך ם ן ף ץ, have the one.
 */
export const longestTerm = 64;

const asciiLower = /^[a-z0-9]+$/;
const ascii = /^[A-Za-z0-9]+$/;
const silentInside = /[\p{Cf}\u055a\u055b\u055c\u055e\u055f\u0640\p{Variation_Selector}]/gu;
const diacritics =
  /(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]/u;
const combining = /\p{Mn}/u;
const keptWithBreve = new Set(['\u0438', '\u0443']);
const keptWithDiaeresis = '\u0456';
const nonAsciiDigit = /(?![0-9])\p{Nd}/gu;
const lettersApart = new Map(
  Object.entries({
    ß: 'ss',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
    ħ: 'h',
    ς: 'σ',
    ך: 'כ',
    ם: 'מ',
    ן: 'נ',
    ף: 'פ',
    ץ: 'צ',
    ٱ: 'ا',
    ى: 'ي',
    ة: 'ه',
    ی: 'ي',
    ې: 'ي',
    ے: 'ي',
    ک: 'ك',
    ڪ: 'ك',
    ہ: 'ه',
    ھ: 'ه',
    ە: 'ه',
  }),
);

const cache = new Map<string, string>();
const cacheLimit = 60_000;

/** The spelling that is indexed and asked for, at most `longestTerm` units; empty when nothing is left of the word. */
export function foldWord(word: string): string {
  if (word.length < 13 && asciiLower.test(word)) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  // A long slice of a text keeps the whole text in memory for as long as it lives, so what is kept is a copy.
  const own = ownCopy(word.length > 4 * longestTerm ? word.slice(0, 4 * longestTerm) : word);
  const folded = ascii.test(own) ? own.toLowerCase() : foldAny(own);
  const term = folded.length > longestTerm ? cut(folded, longestTerm) : folded;
  if (word.length <= 4 * longestTerm) {
    if (cache.size >= cacheLimit) cache.clear();
    cache.set(own, term);
  }
  return term;
}

function foldAny(word: string): string {
  const lower = word.normalize('NFKC').replace(silentInside, '').toLowerCase().normalize('NFD');
  let out = '';
  let base = '';
  for (const character of lower) {
    if (combining.test(character)) {
      if (keepsMark(base, character) || !diacritics.test(character)) out += character;
      continue;
    }
    base = character;
    out += lettersApart.get(character) ?? character;
  }
  return ownCopy(out.normalize('NFC').replaceAll('եւ', 'եվ').replace(nonAsciiDigit, digitValue));
}

function keepsMark(base: string, character: string): boolean {
  if (character === '\u0306') return keptWithBreve.has(base);
  return character === '\u0308' && base === keptWithDiaeresis;
}

/** Decimal digits come in runs of ten, zero first, so the distance to the start of the run says which one it is. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 100 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** At a border of code points. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** The same text, not as a slice of a longer one. */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
