/** What follows a letter in Unicode to give it the accent that LaTeX puts before it. */
const accents = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

const characters = new Map([
  ['ss', 'ß'],
  ['ae', 'æ'],
  ['AE', 'Æ'],
  ['oe', 'œ'],
  ['OE', 'Œ'],
  ['aa', 'å'],
  ['AA', 'Å'],
  ['o', 'ø'],
  ['O', 'Ø'],
  ['l', 'ł'],
  ['L', 'Ł'],
  ['i', 'ı'],
  ['j', 'ȷ'],
  ['dh', 'ð'],
  ['DH', 'Ð'],
  ['th', 'þ'],
  ['TH', 'Þ'],
  ['dj', 'đ'],
  ['DJ', 'Đ'],
  ['textendash', '–'],
  ['textemdash', '—'],
  ['textquoteright', '’'],
  ['textquoteleft', '‘'],
  ['textquotedblleft', '“'],
  ['textquotedblright', '”'],
  ['textquotesingle', "'"],
  ['ldots', '…'],
  ['dots', '…'],
  ['textellipsis', '…'],
  ['textbackslash', '\\'],
  ['textasciitilde', '~'],
  ['textasciicircum', '^'],
  ['textdegree', '°'],
  ['textregistered', '®'],
  ['texttrademark', '™'],
  ['copyright', '©'],
  ['pounds', '£'],
  ['euro', '€'],
  ['S', '§'],
  ['P', '¶'],
  ['times', '×'],
  ['cdot', '·'],
  ['guillemotleft', '«'],
  ['guillemotright', '»'],
  ['TeX', 'TeX'],
  ['LaTeX', 'LaTeX'],
  ...[
    'alpha α',
    'beta β',
    'gamma γ',
    'delta δ',
    'epsilon ε',
    'lambda λ',
    'mu μ',
    'pi π',
    'sigma σ',
    'omega ω',
  ].map((pair): [string, string] => {
    const [name = '', letter = ''] = pair.split(' ');
    return [name, letter];
  }),
]);

/**
 * LaTeX as it is written in bibliographies → plain text: accents, special letters, dashes and quotation marks become
 * characters, braces and commands for looks go, formulas stay as they are written.
 */
export function latexText(source: string): string {
  if (!/[\\{}~$]|--|``|''/.test(source)) return source;
  return (
    source
      .replaceAll(
        /\\([`'^~=".]|[uvHrcdkb](?![a-zA-Z]))\s*(?:\{\s*(\\?[a-zA-Z])\s*\}|(\\?[a-zA-Z]))/g,
        (whole, accent: string, braced: string | undefined, bare: string | undefined) => {
          const mark = accents.get(accent);
          const letter = (braced ?? bare ?? '').replace(/^\\/, '');
          return mark === undefined ? whole : `${letter}${mark}`.normalize('NFC');
        },
      )
      .replaceAll(/\\([a-zA-Z]+)(?:\s*\{\}|\s+|\b)/g, (whole, name: string) => characters.get(name) ?? whole)
      .replaceAll(/\\(?:url|href)\s*\{([^{}]*)\}/g, '$1')
      .replaceAll(/\\(?:bf|it|em|sc|tt|sl|rm|bfseries|itshape|scshape|upshape)\b\s*/g, '')
      .replaceAll(/\\[a-zA-Z]+\*?\s*(?=\{)/g, '')
      .replaceAll(
        /\\([&%$#_{} ])/g,
        (_, character: string) => protectedCharacters.get(character) ?? character,
      )
      .replaceAll('\\\\', '\n')
      // A thin space; hints for breaking lines.
      .replaceAll('\\,', '\u202f')
      .replaceAll(/\\[-/!:;]/g, '')
      .replaceAll('~', ' ')
      .replaceAll('---', '—')
      .replaceAll('--', '–')
      .replaceAll('``', '“')
      .replaceAll("''", '”')
      .replaceAll(/[{}]/g, '')
      .replaceAll(/[\ue000\ue001]/g, (character) => (character === '\ue000' ? '{' : '}'))
  );
}

/** Written braces outlive the removal of those that only group. */
const protectedCharacters = new Map([
  ['{', '\ue000'],
  ['}', '\ue001'],
]);
