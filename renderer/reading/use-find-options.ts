import { useMemo } from 'react';
import { announceFailure } from '../archive/notices.ts';
import { useSettings } from '../archive/use-settings.ts';
import type { FindOptions } from './fold-for-find.ts';

/** What counts in the find, kept from article to article. */
export function useFindOptions(): [FindOptions, (change: Partial<FindOptions>) => void] {
  const { settings, changeSettings } = useSettings();
  const { findCase: matchCase, findDiacritics: matchDiacritics, findWholeWords: wholeWords } = settings;
  const options = useMemo(
    () => ({ matchCase, matchDiacritics, wholeWords }),
    [matchCase, matchDiacritics, wholeWords],
  );
  const change = (part: Partial<FindOptions>): void => {
    const next = { ...options, ...part };
    changeSettings({
      findCase: next.matchCase,
      findDiacritics: next.matchDiacritics,
      findWholeWords: next.wholeWords,
    }).catch((error: unknown) => announceFailure('The setting was not kept', error));
  };
  return [options, change];
}
