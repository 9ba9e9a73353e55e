import { stemmer as greek } from '@orama/stemmers/greek';

/** The stemmer takes -ια and -ιων off (συνομιλία, συνομιλιών), and of -ιες no more than -ες. */
export function stemGreek(word: string): string {
  return greek(word.endsWith('ιεσ') ? `${word.slice(0, -2)}α` : word);
}
