import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord, longestTerm } from './fold-word.ts';
import { formKeys, lookUpForms, stemLanguage, stemmedLanguages } from './word-forms.ts';

/** Whether a query for one word looks where the other is kept, both in articles of a language. */
function meet(language: string, one: string, other: string): boolean {
  const term = foldWord(other);
  const kept = formKeys(term, [language]);
  return (
    foldWord(one) === term ||
    lookUpForms(foldWord(one), [language]).some(
      (lookup) =>
        lookup.kind === 'stem' && ('term' in lookup ? lookup.term === term : kept.includes(lookup.key)),
    )
  );
}

describe('stems', () => {
  test.each([
    ['en', 'talk talks talked talking'],
    ['en', 'negotiate negotiates negotiated negotiating negotiation negotiations'],
    ['en', 'city cities'],
    ['en', 'children child'],
    ['ru', 'переговоры переговоров переговорах переговорами'],
    ['ru', 'ёлка елки ёлкой'],
    ['ru', 'Пашинян Пашиняна Пашиняну Пашиняном Пашиняне'],
    ['ru', 'Ереван Еревана Ереване Ереваном'],
    ['ru', 'страна страны стране стран'],
    ['hy', 'Երևան Երևանի Երեւանում ԵՐԵՎԱՆԻՑ Երևանը Երևանն Երևանին'],
    ['hy', 'բանակցություն բանակցություններ բանակցությունների բանակցության բանակցությունը'],
    ['hy', 'նախագահ նախագահի նախագահը նախագահին նախագահներից'],
    ['hy', 'հրապարակել հրապարակված հրապարակվել հրապարակեց հրապարակում'],
    ['hy', 'հարիւր հարյուր հարիւրը'],
    ['hy', 'արուած արված'],
    ['hyw', 'սենեակ սենյակ սենեակին'],
    ['hyw', 'խօսք խոսք'],
    ['hyw', 'լոյս լույս'],
    ['hyw', 'Յովհաննէս Հովհաննես'],
    ['hyw', 'մէջէն մեջեն'],
    ['uk', 'переговори переговорів переговорах переговорами'],
    ['uk', 'президент президента президентові президентом'],
    ['bg', 'преговори преговорите преговор преговорът'],
    ['ka', 'თბილისი თბილისში თბილისის თბილისიდან თბილისს'],
    ['de', 'Verhandlung Verhandlungen'],
    ['de', 'Haus Häuser Häusern'],
    ['fr', 'parler parle parlé parlée parlées'],
    ['fr', 'activité activités'],
    ['es', 'elección elecciones'],
    ['it', 'negoziato negoziati'],
    ['pt', 'eleição eleições'],
    ['nl', 'verkiezing verkiezingen'],
    ['sv', 'förhandling förhandlingar förhandlingarna'],
    ['nb', 'forhandling forhandlinger'],
    ['da', 'forhandling forhandlinger'],
    ['fi', 'neuvottelu neuvottelut neuvotteluissa'],
    ['hu', 'tárgyalás tárgyalások tárgyalásokról'],
    ['ro', 'negociere negocieri negocierilor'],
    ['el', 'εκλογή εκλογές εκλογών ΕΚΛΟΓΗ'],
    ['el', 'συνομιλία συνομιλίες συνομιλιών'],
    ['el', 'πρόεδρος προέδρου πρόεδροι'],
    ['tr', 'görüşme görüşmeler görüşmelerin'],
    ['lt', 'rinkimai rinkimų rinkimuose'],
    ['sr', 'преговор преговори преговорима'],
    ['hr', 'pregovor pregovori pregovorima'],
    ['ar', 'مفاوضات المفاوضات والمفاوضات بالمفاوضات'],
    ['hi', 'चुनाव चुनावों'],
    ['hi', 'हिन्दी हिंदी'],
    ['ne', 'सरकार सरकारले सरकारको'],
    ['id', 'pilih pemilihan memilih dipilih'],
  ])('joins in %s: %s', (tag, forms) => {
    const language = stemLanguage(tag, '') ?? '';
    const words = forms.split(' ');
    for (const one of words)
      for (const other of words) expect(meet(language, one, other), `${one} finds ${other}`).toBe(true);
  });

  test.each([
    ['en', 'university', 'universe'],
    ['en', 'organ', 'organization'],
    ['en', 'general', 'generation'],
    ['en', 'author', 'authority'],
    ['en', 'authorization', 'author'],
    ['en', 'news', 'new'],
    ['en', 'community', 'communist'],
    ['hy', 'իր', 'Իրան'],
    ['hy', 'պետք', 'պետական'],
    ['hy', 'Երևան', 'երևույթ'],
    ['hy', 'մասին', 'մաս'],
    ['ru', 'Иван', 'Ивановым'],
  ])('keeps apart in %s: %s and %s', (language, one, other) => {
    expect(meet(language, one, other)).toBe(false);
  });

  test('has none for numbers, words of two letters, words of another script and scripts without stems', () => {
    for (const term of ['2023', '3.14', 'g7', 'us', 'b2b', '東京', 'ไทย', '서울'])
      expect(formKeys(term, ['en'])).toEqual([]);
    expect(formKeys('переговоры', ['en', 'hy']).filter((key) => key.startsWith('A'))).toEqual([]);
  });

  test('keeps a word under one key for each language that it stands in', () => {
    const keys = formKeys('informations', ['en', 'fr', 'de', 'ru']);
    expect(new Set(keys).size).toBe(3);
    expect(
      lookUpForms('informations', ['en', 'fr']).filter((one) => one.kind === 'stem' && 'key' in one),
    ).toHaveLength(2);
  });

  test('takes any letters, and gives no key that is much longer than the word', () => {
    const alphabets = [
      'abcdeghilmnoprstuvyz',
      'абвгдежиклмнопрстуыьюя',
      'աեէըիոօուվյնկրստլցմ',
      'აბგდევზისმთ',
      'αβεηικλνορστυω',
      'ابتلويهنك',
      'कतनसरािीोे्ंँ',
      'கதநபமரலாிு்',
    ];
    const word = fc.oneof(
      ...alphabets.map((letters) =>
        fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: longestTerm }),
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: longestTerm }),
    );
    fc.assert(
      fc.property(word, (term) => {
        const keys = formKeys(term, stemmedLanguages);
        for (const key of keys) expect(key.length).toBeLessThanOrEqual(2 * term.length + 4);
        expect(formKeys(term, stemmedLanguages)).toEqual(keys);
        lookUpForms(term, stemmedLanguages);
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps no word under the stem that it is itself', () => {
    expect(formKeys('talk', ['en'])).toEqual([]);
    expect(lookUpForms('talks', ['en'])).toContainEqual({ kind: 'stem', term: 'talk', language: 'en' });
  });

  test('gives the same key whatever was asked before', () => {
    const words = 'молодость свідомість talks переговори молодості радість negotiation сказана Երևան'.split(
      ' ',
    );
    const keysOf = (word: string): string => formKeys(foldWord(word), stemmedLanguages).join(' ');
    const first = words.map(keysOf);
    expect(words.map(keysOf)).toEqual(first);
    expect([...words].reverse().map(keysOf).reverse()).toEqual(first);
  });
});

describe('the language of an article', () => {
  test.each([
    ['en-GB', '', 'en'],
    ['EN_us', 'Привет', 'en'],
    ['hy', '', 'hy'],
    ['hyw', '', 'hy'],
    ['nn-NO', '', 'no'],
    ['hr', '', 'sr'],
    ['pl', 'Rozmowy w Warszawie', null],
    ['ja', '東京', null],
    ['', 'Բանակցություններ Երևանում, UN', 'hy'],
    ['und', 'Переговоры в Ереване', 'ru'],
    ['', 'Переговори у Києві', 'uk'],
    ['', 'Συνομιλίες στην Αθήνα', 'el'],
    ['', 'მოლაპარაკება თბილისში', 'ka'],
    ['', 'مفاوضات في بيروت', 'ar'],
    ['', 'Talks in Geneva', 'en'],
    ['', '東京で会議', null],
    ['', '2023 …', null],
    ['', '', null],
  ])('of tag %j and text %j is %j', (tag, text, language) => {
    expect(stemLanguage(tag, text)).toBe(language);
  });
});
