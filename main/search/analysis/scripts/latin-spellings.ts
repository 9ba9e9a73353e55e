import { isNoName } from './no-names.ts';
import { nominativeOf, soundScriptOf } from './sound-keys.ts';
import type { SoundScript } from './sounds.ts';

const mostSpellings = 8;
/** With fewer letters it is nearly always another word: ёлка is no elk. */
const shortestSpelling = 4;

/**
 * How a word of another script is likely spelt in Latin letters, folded, likeliest first: by the rules for maps and
 * passports, and as scholars write it less their diacritics. At most eight, since each is looked for in the index.
 */
export function latinSpellings(term: string, languages: readonly string[]): string[] {
  const script = soundScriptOf(term);
  if (script === null) return [];
  const stem = nominativeOf(term, script, languages);
  // Of Чайковского too.
  const nominative = script === 'cyrillic' && stem.endsWith('ск') ? `${stem}ий` : stem;
  const words = nominative === term ? [term] : [nominative, term];
  const spellings = new Set<string>();
  // The likeliest rule for both before the next rule for either.
  for (const rule of rules[script])
    for (const word of words) {
      const spelling = rule(word);
      if (spelling === null) continue;
      spellings.add(spelling);
      const ending = word === term && script !== 'greek' ? '' : lostEnding(word, script, term);
      if (ending !== '') spellings.add(spelling + ending);
    }
  return [...spellings]
    .filter((spelling) => spelling.length >= shortestSpelling && !isNoName(spelling))
    .slice(0, mostSpellings);
}

/** What the nominative has and the word no more: Москвой, თბილისში, Μητσοτάκη. */
function lostEnding(word: string, script: SoundScript, term: string): string {
  if (script === 'georgian') return 'i';
  if (script === 'greek') return /[ηαο]$/u.test(word) ? 's' : '';
  return script === 'cyrillic' && /[вкнр]$/u.test(word) && /(?:[еиуы]|[ео]й)$/u.test(term) ? 'a' : '';
}

type Rule = (word: string) => string | null;

function speller(letters: string, first: Readonly<Record<string, string>> = {}): Rule {
  const table = new Map<string, string>();
  for (const pair of letters.split(' ')) {
    const [letter = '', spelling = ''] = pair.split('=');
    table.set(letter, spelling);
  }
  return (word) => {
    let spelt = '';
    for (let at = 0; at < word.length; at++) {
      const group = table.get(word.slice(at, at + 2));
      if (group !== undefined && at + 1 < word.length) {
        spelt += group;
        at++;
        continue;
      }
      const letter = word.charAt(at);
      const spelling = (at === 0 ? first[letter] : undefined) ?? table.get(letter);
      if (spelling === undefined) return null;
      spelt += spelling;
    }
    return spelt;
  };
}

const cyrillic =
  'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz';
const cyrillicPassport = `${cyrillic} й=i ю=iu я=ia ий=ii ї=i є=ie дж=j`;
const cyrillicScholarly = `${cyrillic} ж=z дж=dj х=h ц=c ч=c ш=s щ=sc й=j ю=ju я=ja ђ=d`;
const cyrillicUkrainian = `${cyrillic} г=h и=y зг=zgh ий=y й=i ї=i ю=iu я=ia є=ie`;
const armenian =
  'ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f ու=u';
const armenianPassport = `${armenian} յ=i ղ=g`;
const armenianScholarly = `${armenian} ժ=z խ=x ծ=c ղ=l ճ=c շ=s չ=c ց=c ձ=j`;
const georgian =
  'ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h';
const greek =
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ου=ou αυ=av ευ=ev μπ=b ντ=nt γκ=gk γγ=ng γχ=nch';

/** Russian leaves the h of Armenian names out: Арутюнян, Harutyunyan. */
const armenianInRussian = speller(cyrillic);
/** Here ը is the y of Aivazovsky. */
const armenianInLatin = speller(armenianPassport);

function prefixed(prefix: string, spelling: string | null): string | null {
  return spelling === null ? null : prefix + spelling;
}

const rules: Readonly<Record<SoundScript, readonly Rule[]>> = {
  cyrillic: [
    speller(`${cyrillic} ий=y ый=y ие=iye ае=aye ое=oye дж=dj`),
    (word) => (/^[аоэ].+ян$/u.test(word) ? prefixed('h', armenianInRussian(word)) : null),
    speller(`${cyrillic} ий=y ый=y`, { е: 'ye' }),
    speller(cyrillicPassport),
    speller(cyrillicUkrainian, { ї: 'yi', ю: 'yu', я: 'ya', є: 'ye', й: 'y' }),
    speller(cyrillicScholarly),
    speller(`${cyrillic} ж=j ий=y ый=y х=h`, { в: 'w' }),
  ],
  armenian: [
    speller(`${armenian} իե=iye աե=aye`, { ե: 'ye', ո: 'vo' }),
    speller(armenian),
    speller(armenianPassport, { ե: 'ye', ո: 'vo' }),
    speller(armenianScholarly),
    (word) => (word.endsWith('սկի') ? armenianInLatin(`${word.slice(0, -1)}ը`) : null),
    speller(`${armenian} ղ=g`, { վ: 'w', ե: 'ye' }),
  ],
  georgian: [speller(georgian), speller(`${georgian} ყ=k ფ=f ღ=g`), speller(`${georgian} იუ=yu`)],
  greek: [speller(greek), speller(`${greek} χ=h υ=i ντ=d`), speller(`${greek} η=e β=b φ=ph χ=ch κ=c`)],
};
