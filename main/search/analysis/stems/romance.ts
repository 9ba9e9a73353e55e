import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';

/*
 * Terms have no accents. Italian, Spanish and Romanian stemmers hardly ask for any; for French and Portuguese the
 * endings that do are put back as they mostly were.
 */

export function stemFrench(word: string): string {
  if (!/(?:ee?s?|erent)$/.test(word)) return french(word);
  return french(
    word
      .replace(/ee(s?)$/, 'ée$1')
      .replace(/ite(s?)$/, 'ité$1')
      .replace(/erent$/, 'èrent'),
  );
}

/** `-ões` and `-ães` are plurals of `-ão`. */
export function stemPortuguese(word: string): string {
  return portuguese(word.replace(/[oa]es$/, 'ao'));
}
