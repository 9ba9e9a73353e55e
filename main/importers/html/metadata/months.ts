/**
 * Names of months in the languages that articles are written in, from the runtime's own locale data, in the forms that
 * stand alone and beside a day (`октябрь`, `октября`).
 */
const languages =
  'en de fr es it pt nl ru uk be bg pl cs sk sl hr sr ro hu fi sv da nb is et lv lt el tr hy ka az kk he ar fa hi id ms vi ca eu gl sq mk'.split(
    ' ',
  );

const tables = new Map<string, Map<string, number>>();

function monthsOf(language: string): Map<string, number> {
  const ready = tables.get(language);
  if (ready !== undefined) return ready;
  const months = new Map<string, number>();
  for (const form of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(language, { month: form, timeZone: 'UTC', calendar: 'gregory' });
    const dated = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: form,
      timeZone: 'UTC',
      calendar: 'gregory',
    });
    for (let month = 1; month <= 12; month += 1) {
      const date = new Date(Date.UTC(2020, month - 1, 15));
      for (const format of [alone, dated]) {
        const name = format.formatToParts(date).find((part) => part.type === 'month')?.value;
        if (name !== undefined && /\p{L}/u.test(name) && !months.has(plain(name)))
          months.set(plain(name), month);
      }
    }
  }
  tables.set(language, months);
  return months;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\u2019']/g, '')
    .normalize('NFC');
}

/** The month a word names, 1 to 12: in the language given, else in English, else in any language that knows it. */
export function monthNamed(word: string, language: string | null): number | null {
  const name = plain(word);
  if (name.length < 3 || name.length > 20) return null;
  const first = language?.toLowerCase().split('-')[0];
  for (const candidate of [first, ...languages]) {
    if (candidate === undefined || !languages.includes(candidate)) continue;
    const month = monthsOf(candidate).get(name);
    if (month !== undefined) return month;
  }
  return extra.get(name) ?? null;
}

/** Abbreviations that people write and locale data does not hold. */
const extra = new Map([
  ['sept', 9],
  ['mär', 3],
  ['jän', 1],
  ['jänner', 1],
  ['feber', 2],
  ['սեպ', 9],
  ['հոկ', 10],
]);
