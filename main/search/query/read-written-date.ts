import { foldWord } from '../analysis/fold-word.ts';
import { monthNamed } from './month-names.ts';
import { type Days, daysOf } from './read-days.ts';

/** Words that say nothing in a date: "9th of October", "9 de octubre de 2023", "9 октября 2023 г.", "2023 թ." */
const empty = new Set(['of', 'the', 'de', 'del', 'г', 'года', 'год', 'թ', 'թվականի', 'թվական']);
const ordinal = /^(\d{1,2})(?:st|nd|rd|th|er|ին)?$/u;

/**
 * A date as people write it: `9.10.2023`, `13/10/2023`, `10.2023`, `9 October 2023`, `Oct 2023`, `9 октября 2023 г.` Null
 * where it can be read in two ways, as `9/10/2023`, or says no year.
 */
export function readWrittenDate(text: string): Days | null {
  return inNumbers(text) ?? inWords(text);
}

function inNumbers(text: string): Days | null {
  const yearFirst = /^(\d{4})([./])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text);
  if (yearFirst) {
    const [, year, , month, day] = yearFirst;
    return daysOf(Number(year), Number(month), day === undefined ? undefined : Number(day));
  }
  const monthOfYear = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (monthOfYear) return daysOf(Number(monthOfYear[2]), Number(monthOfYear[1]));
  const found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!found) return null;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const european = daysOf(year, second, first);
  // With slashes some write the month first.
  const american = found[2] === '/' ? daysOf(year, first, second) : null;
  if (european !== null && american !== null && european.from !== american.from) return null;
  return european ?? american;
}

function inWords(text: string): Days | null {
  let year: number | undefined;
  let month: number | undefined;
  let day: number | undefined;
  const words = text.slice(0, 100).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (const written of words) {
    const word = foldWord(written);
    if (empty.has(word)) continue;
    const number = ordinal.exec(word)?.[1];
    if (/^\d{4}$/.test(word) && year === undefined) year = Number(word);
    else if (number !== undefined && day === undefined) day = Number(number);
    else if (month === undefined && monthNamed(word) !== null) month = monthNamed(word) ?? undefined;
    else return null;
  }
  return year === undefined || month === undefined ? null : daysOf(year, month, day);
}
