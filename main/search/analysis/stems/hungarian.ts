import { stemmer as hungarian } from '@orama/stemmers/hungarian';

const accented = new Map([
  ['bol', 'ból'],
  ['rol', 'ról'],
  ['tol', 'tól'],
  ['nal', 'nál'],
  ['kent', 'ként'],
]);
const ending = /(?:bol|rol|tol|nal|kent)$/;

/** Terms have no accents, and the stemmer asks for those of these endings. */
export function stemHungarian(word: string): string {
  return hungarian(word.replace(ending, (found) => accented.get(found) ?? found));
}
