import type { Settings } from '../../contract/settings-model.ts';
import { announce } from '../archive/notices.ts';
import type { ReadingHandle } from '../reading/reading-commands.ts';
import type { Command } from './command.ts';

/** What helps one find one's way in the open article: contents and its sections, jumps, pictures, numbers, what the find counts. */
export function pageCommands({
  open,
  reading,
  settings,
  change,
}: {
  /** An article is. */
  open: boolean;
  reading: () => ReadingHandle | null;
  settings: Settings;
  change: (change: Partial<Settings>) => void;
}): Command[] {
  const make = (id: string, title: string, keys: string[], run: () => void, words = ''): Command => ({
    id: `reading.${id}`,
    title,
    group: 'Reading',
    keys,
    enabled: open,
    words,
    run,
  });
  /** Says so where there is nothing to show, instead of doing nothing. */
  const ask = (run: (handle: ReadingHandle) => boolean, otherwise: string) => () => {
    const handle = reading();
    if (handle !== null && !run(handle)) announce({ title: otherwise });
  };
  const choose = (name: 'findWholeWords' | 'findCase' | 'findDiacritics', title: string): Command =>
    make(
      `find-${name}`,
      settings[name] ? `Find: ${title} no longer count` : `Find: ${title} count`,
      [],
      () => change({ [name]: !settings[name] }),
      'find in article options exact',
    );
  return [
    make(
      'contents',
      'Contents of this article',
      ['KeyO'],
      ask(({ aids }) => aids.toggleContents(), 'This article has no sections'),
      'table outline chapters sections',
    ),
    make(
      'return',
      'Back to where I was in this article',
      ['KeyB'],
      ask(({ aids }) => aids.goBack(), 'There was no jump to come back from'),
      'footnote jump return',
    ),
    make(
      'pictures',
      'Look at the pictures',
      ['KeyI'],
      ask(({ aids }) => aids.showPictures(), 'This article has no pictures'),
      'image photo zoom enlarge',
    ),
    make(
      'print',
      'Print, or save as PDF…',
      ['$mod+KeyP'],
      () => reading()?.aids.print(),
      'paper printer export',
    ),
    make(
      'paragraph-numbers',
      settings.paragraphNumbers ? 'Hide the numbers of paragraphs' : 'Number the paragraphs',
      [],
      () => change({ paragraphNumbers: !settings.paragraphNumbers }),
      'cite citation count',
    ),
    choose('findWholeWords', 'whole words'),
    choose('findCase', 'capital letters'),
    choose('findDiacritics', 'accents'),
  ];
}

const mostSections = 2_000;

/** A section of the open article is found by its words. */
export function sectionCommands(reading: ReadingHandle | null): Command[] {
  return (reading?.aids.sections() ?? []).slice(0, mostSections).map(
    ({ title, go }, index): Command => ({
      id: `section-${index}`,
      title: `Section: ${title}`,
      group: 'Reading',
      keys: [],
      enabled: true,
      onlyAsked: true,
      run: go,
    }),
  );
}
