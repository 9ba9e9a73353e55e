import { describe, expect, test } from 'vitest';
import { foldWord } from '../fold-word.ts';
import { formKeys, lookUpForms } from '../word-forms.ts';

const library = ['en', 'ru', 'hy', 'uk', 'ka', 'el', 'sr'];

/** Whether a query for one word looks where the other is kept, or for the other itself. */
function finds(query: string, word: string, languages: readonly string[] = library): boolean {
  const term = foldWord(word);
  const kept = formKeys(term, languages);
  return lookUpForms(foldWord(query), languages).some(
    (lookup) =>
      lookup.kind === 'script' && ('term' in lookup ? lookup.term === term : kept.includes(lookup.key)),
  );
}

describe('names in several scripts', () => {
  test.each([
    'Yerevan Երևան Ереван',
    'Galuzin Галузин Գալուզին',
    'Pashinyan Փաշինյան Пашинян',
    'Khachatryan Խաչատրյան Хачатрян',
    'Sargsyan Սարգսյան Саргсян',
    'Gyumri Գյումրի Гюмри გიუმრი',
    'Tbilisi თბილისი Тбилиси Թբիլիսի',
    'Saakashvili სააკაშვილი Саакашвили Սաակաշվիլի',
    'Kobakhidze კობახიძე Кобахидзе',
    'Thessaloniki Θεσσαλονίκη',
    'Mitsotakis Μητσοτάκης',
    'Aliyev Алиев Ալիև',
    'Azerbaijan Азербайджан',
    'Moskva Москва Մոսկվա',
    'Kiev Киев Կիև',
    'Kyiv Київ',
    'Lavrov Лавров Լավրով',
    'Ivanov Иванов Իվանով',
    'Zelensky Зеленский Зеленський',
    'Luhansk Луганськ',
    'Khrushchev Хрущёв',
    'Milošević Милошевић',
    'Baku Баку Բաքու',
    'Anna Анна Աննա',
    'Harutyunyan Арутюнян Հարությունյան',
    'Dilijan Дилижан Դիլիջան',
    'Djokovic Джокович',
    'Tokayev Токаев Տոկաև',
    'Washington Вашингтон Վաշինգտոն',
    'Artsakh Арцах Արցախ',
    'Putin Путин Պուտին',
  ])('each finds the others: %s', (names) => {
    const all = names.split(' ');
    const script = (name: string): string =>
      /[a-z]/i.test(name) ? 'latin' : name.charCodeAt(0).toString(16).slice(0, -2);
    for (const one of all)
      for (const other of all)
        if (script(one) !== script(other)) expect(finds(one, other), `${one} finds ${other}`).toBe(true);
  });

  test.each([
    ['Yerevan', 'Երևանից Երեւանում ԵՐԵՎԱՆԻ Երևանն Ереване Еревана Ереваном'],
    ['Երևանում', 'Ереване Yerevan'],
    ['Ереване', 'Երևանից Yerevan'],
    ['Pashinyan', 'Փաշինյանը Փաշինյանի Пашиняна Пашиняном'],
    ['Galuzin', 'Галузина Галузиным Галузину'],
    ['Москвой', 'Moskva Մոսկվայում'],
    ['თბილისში', 'Tbilisi Тбилиси'],
    ['Tbilisi', 'თბილისში თბილისიდან Թբիլիսիում'],
    ['Mitsotakis', 'Μητσοτάκη'],
    ['Ivanov', 'Иванова Ивановым'],
    ['Арутюняном', 'Harutyunyan Հարությունյանը'],
    ['Чайковского', 'Chaykovsky'],
    ['Այվազովսկի', 'Aivazovsky'],
  ])('%s finds %s', (query, words) => {
    for (const word of words.split(' ')) expect(finds(query, word), word).toBe(true);
  });

  test.each([
    ['Yerevan', 'Караван'],
    ['Ivanov', 'Иваном'],
    ['Ivanov', 'Иван'],
    ['Petrov', 'Петр'],
    ['Petrosyan', 'Պողոսյան'],
    ['Sargsyan', 'Саркисов'],
    ['Maria', 'Марко'],
    ['Georgia', 'Грузия'],
    ['more', 'море'],
    ['море', 'more'],
    ['still', 'стиль'],
    ['that', 'տատ'],
  ])('%s does not find %s', (query, word) => {
    expect(finds(query, word)).toBe(false);
  });

  test('a word does not find others of its own script by its sound', () => {
    for (const [one, other] of [
      ['сани', 'шани'],
      ['Գալուզին', 'Կալուզին'],
      ['Erevan', 'Yerevan'],
    ] as const)
      expect(finds(one, other), `${one} and ${other}`).toBe(false);
  });

  test('short words, numbers and Latin words are kept under no sound', () => {
    for (const term of ['мир', 'այն', 'yerevan', '2023', 'т34', 'קיסריה', '東京'])
      expect(formKeys(foldWord(term), ['en', 'sr']).filter((key) => /^[0-9]/.test(key))).toEqual([]);
  });

  test('a word is looked up under few keys and spellings', () => {
    for (const word of [
      'Ջեյհուն',
      'Константинович',
      'jezierski',
      'xhaxhaj',
      'ψυχολογία',
      'შევარდნაძისთვის',
    ]) {
      const lookups = lookUpForms(foldWord(word), library).filter(({ kind }) => kind !== 'stem');
      expect(lookups.filter((lookup) => 'term' in lookup).length).toBeLessThanOrEqual(8);
      expect(lookups.length).toBeLessThanOrEqual(16);
    }
  });
});
