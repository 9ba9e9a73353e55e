import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { Id } from '../../contract/scalars.ts';
import { type CarriedSearch, useSearchMarks } from '../archive/search-marks.ts';
import { exactMarks, type FoundPlaces, findInText, noPlaces, placesOf } from './find-text.ts';
import { type FindOptions, foldForFind } from './fold-for-find.ts';
import type { FramePage } from './frame-page.ts';
import { firstVisibleOffset, reveal, showBeginning } from './reading-place.ts';
import { usePaintedFind } from './use-painted-find.ts';

export interface Find {
  /** What is in the field: at first the search that led here. */
  text: string;
  /** In the text. */
  found: FoundPlaces;
  /** The current one, where it stands in the text. */
  current: TextSpan | null;
  /** Matches in the text, and after them those in the title, which lead round to the first again. */
  count: number;
  /** Which of them is the current one, -1 when there are none. */
  at: number;
  /** The letters typed stand nowhere; these are what the search would find: other forms, near spellings, operators. */
  loose: boolean;
  /** The archive has not yet said what the search marks. */
  pending: boolean;
  options: FindOptions;
  setOptions: (change: Partial<FindOptions>) => void;
  setText: (text: string) => void;
  step: (by: 1 | -1) => void;
  clear: () => void;
}

const none: readonly TextSpan[] = [];
/** How long the typing rests before a text this long is looked through; shorter ones are at once. */
const restMs = 120;
const longText = 4_000_000;
const nothing: CarriedSearch = { query: '', typing: false, relax: true };

/**
 * Find in page. The search that led to the article is marked as the list marked it (stems, phrases, near spellings);
 * whatever else is typed is found letter by letter, without case and diacritics unless these are to count, and one word
 * that stands nowhere as the search would find it.
 */
export function useFind(
  article: Id,
  page: FramePage | null,
  search: CarriedSearch,
  options: FindOptions,
  setOptions: (change: Partial<FindOptions>) => void,
): Find {
  const carried = search.query.trim();
  // By its name: whoever is quick types before the page is there.
  const [typed, setTyped] = useState<{ article: Id; text: string } | null>(null);
  const [at, setAt] = useState(0);
  const text = typed !== null && typed.article === article ? typed.text : carried;
  const isCarried = text.trim() === carried;
  const sought = useRested(text, page !== null && page.text.text.length > longText);
  const lookIn = useLookThrough(page, options);
  const typedPlaces = useMemo(
    () => (isCarried || sought.trim() === '' ? noPlaces : lookIn(sought)),
    [lookIn, sought, isCarried],
  );
  const strict = options.matchCase || options.matchDiacritics || options.wholeWords;
  const resting = sought !== text;
  // Of several words the search would mark each by itself, wherever it stands.
  const loose = !isCarried && !strict && !resting && /^\S+$/.test(text.trim()) && typedPlaces.count === 0;
  const here = page?.article ?? null;
  const marked = useSearchMarks(here, isCarried ? search : nothing);
  const similar = useSearchMarks(here, loose ? { query: text, typing: true, relax: true } : nothing);
  const { marks, title, pending } = loose ? similar : marked;
  const carriedMarks = useMemo(() => {
    if (!strict || page === null) return marks;
    const exact = exactMarks(page.text.text, marks, foldForFind(carried, options));
    // What the library found here is shown, whatever was set for another article.
    return exact.length === 0 ? marks : exact;
  }, [page, marks, carried, strict, options]);
  const markPlaces = useMemo(() => placesOf(carriedMarks), [carriedMarks]);
  const found = isCarried || loose ? markPlaces : typedPlaces;
  const titles = isCarried && !strict ? title : none;
  const count = titles.length + found.count;
  const current = count === 0 ? -1 : Math.min(at, count - 1);
  usePaintedFind(page, found, titles, current);

  // The first mark of the search that led here is what the reader came for.
  const shown = useRef<FramePage | null>(null);
  useEffect(() => {
    const first = marked.marks[0];
    if (page === null || first === undefined || shown.current === page || !isCarried) return;
    shown.current = page;
    setAt(0);
    reveal(page, first);
  }, [page, marked.marks, isCarried]);

  // The search found something else of the article: its note, a tag, its title. There is nothing to look for in the text.
  const elsewhere = isCarried && typed?.article !== article && page !== null && !pending && count === 0;

  // What is typed takes the reader to its next place from where they are; so does what is set to count.
  const asked = typed !== null && typed.article === article ? typed : null;
  const arrived = useRef<FoundPlaces>(noPlaces);
  useEffect(() => {
    if (page === null || asked === null || resting || arrived.current === found) return;
    arrived.current = found;
    const below = found.from(firstVisibleOffset(page.text));
    const next = below < found.count ? below : 0;
    setAt(next);
    const span = found.at(next);
    if (span !== undefined) reveal(page, span);
  }, [page, asked, resting, found]);

  return {
    text: elsewhere ? '' : text,
    found,
    current: found.at(current) ?? null,
    count,
    at: current,
    loose: loose && found.count > 0,
    pending: pending || resting,
    options,
    setOptions,
    setText: useCallback((next: string) => setTyped({ article, text: next }), [article]),
    step: useCallback(
      (by: 1 | -1) => {
        if (count === 0 || page === null) return;
        const next = (current + by + count) % count;
        setAt(next);
        const span = found.at(next);
        if (span === undefined) showBeginning(page.text);
        else reveal(page, span);
      },
      [page, found, count, current],
    ),
    clear: useCallback(() => setTyped({ article, text: '' }), [article]),
  };
}

/** Looks through the text of the page; it is made ready for that only when something is looked for. */
function useLookThrough(page: FramePage | null, options: FindOptions): (query: string) => FoundPlaces {
  return useMemo(() => {
    let folded: ReturnType<typeof foldForFind> | null = null;
    return (query) => {
      if (page === null) return noPlaces;
      folded ??= foldForFind(page.text.text, options);
      return findInText(folded, query);
    };
  }, [page, options]);
}

/** What is typed, at once or when the typing rests. */
function useRested(text: string, rest: boolean): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), rest ? restMs : 0);
    return () => window.clearTimeout(timer);
  }, [text, rest]);
  return rest ? rested : text;
}
