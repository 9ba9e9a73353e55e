import { useQuery } from '@tanstack/react-query';
import type { Dictionary, DictionaryAnswer } from '../../contract/dictionary-model.ts';
import { useArchive } from './archive-context.tsx';
import { announce, announceFailure } from './notices.ts';

/** The reader's dictionaries in their order; undefined until the archive has said. */
export function useDictionaries(): {
  dictionaries: readonly Dictionary[] | undefined;
  order(wanted: readonly Dictionary[]): void;
  remove(dictionary: Dictionary): void;
  /** Asks for a folder; only where the host has dialogs. */
  choose(): void;
} {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['dictionaries', 'list'],
    queryFn: () => archive.dictionaries.list(),
  });
  return {
    dictionaries: data?.dictionaries,
    order: (wanted) =>
      void archive.dictionaries
        .order({ dictionaries: wanted.map(({ id, enabled }) => ({ id, enabled })) })
        .catch((error: unknown) => announceFailure('The order was not kept', error)),
    remove: ({ id, name }) =>
      void archive.dictionaries
        .remove({ id })
        .then(() => announce({ title: `“${name}” is no longer asked; its files are where they were` }))
        .catch((error: unknown) => announceFailure(`Could not remove “${name}”`, error)),
    choose: () =>
      void archive.host
        .chooseAndAddDictionary()
        .then(({ found }) => {
          if (found === null) return;
          const names = found.added.map(({ name }) => `“${name}”`).join(', ');
          announce({ title: `${names} added` });
          for (const problem of found.problems) announce({ title: problem, failure: true });
        })
        .catch((error: unknown) => announceFailure('No dictionary was added', error)),
  };
}

/** What the dictionaries say of a word; nothing is asked for an empty one. */
export function useLookup(
  word: string,
  language: string | null,
): { answer: DictionaryAnswer | undefined; failure: Error | null } {
  const archive = useArchive();
  const { data, error } = useQuery({
    queryKey: ['dictionaries', 'lookup', word, language],
    queryFn: () => archive.dictionaries.lookup({ word: word.slice(0, 500), language }),
    enabled: word.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { answer: data, failure: error };
}
