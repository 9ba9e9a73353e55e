import { useEffect, useMemo, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { PageSpan } from '../../contract/pages-messages.ts';
import type { CarriedSearch } from '../archive/search-marks.ts';
import { findInText, noPlaces } from './find-text.ts';
import { type FoldedText, foldForFind } from './fold-for-find.ts';
import type { Find } from './use-find.ts';
import type { Pages } from './use-pages.ts';

const mostFound = 5_000;
const mostForms = 40;
const noForms: readonly string[] = [];

export interface PagesFind extends Find {
  /** Where it stands on the pages. */
  onPages: readonly PageSpan[];
}

/**
 * The find box of the text, on pages: what is typed is found in the pages' own words, running heads and all; what a search
 * marks in the text (other forms, near spellings) is found by the words that it marked.
 *
 * @param text of the article, that the marks of a search stand in.
 */
export function usePagesFind(
  pages: Pages | null,
  find: Find,
  search: CarriedSearch,
  text: string,
): PagesFind {
  const folded = useRef(new Map<number, FoldedText>());
  const [at, setAt] = useState(0);
  const { send, count: pageCount = 0, read = 0, complete = true } = pages ?? {};
  const asked = find.text.trim();
  const isSearch = asked !== '' && (asked === search.query.trim() || find.loose);
  const forms = useMemo(() => {
    if (pageCount === 0 || asked === '') return noForms;
    if (!isSearch) return [find.text];
    const marked = new Set<string>();
    for (let index = 0; index < find.found.count && marked.size < mostForms; index += 1) {
      const { start = 0, end = 0 } = find.found.at(index) ?? {};
      marked.add(text.slice(start, end).toLowerCase());
    }
    return [...marked];
  }, [pageCount, asked, isSearch, find.text, find.found, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other pages
  useEffect(() => folded.current.clear(), [pageCount, find.options]);
  const near = Math.floor(pages?.place?.page ?? 1);
  const nearest = useRef(near);
  nearest.current = near;
  useEffect(() => {
    if (forms.length > 0) send?.({ kind: 'read', near: nearest.current });
  }, [forms, send]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` says that the texts have grown
  const found = useMemo(() => {
    const spans: PageSpan[] = [];
    if (pages === null || forms.length === 0) return spans;
    for (let page = 1; page <= pageCount && spans.length < mostFound; page += 1) {
      const words = pages.texts.get(page);
      if (words === undefined) continue;
      const known = folded.current.get(page) ?? foldForFind(words, find.options);
      folded.current.set(page, known);
      const here = forms.flatMap((form) => spansOf(findInText(known, form)));
      if (forms.length > 1) here.sort((a, b) => a.start - b.start || b.end - a.end);
      let end = 0;
      for (const span of here) {
        if (span.start < end) continue;
        end = span.end;
        spans.push({ page, ...span });
      }
    }
    return spans;
  }, [forms, pageCount, read, find.options]);

  const current = found.length === 0 ? -1 : Math.min(at, found.length - 1);
  // As soon as something is found the nearest is shown; more that is found later moves nothing.
  const lastShown = useRef<PageSpan | null>(null);
  const place = pages?.place ?? null;
  useEffect(() => {
    if (place?.moved) lastShown.current = null;
  }, [place]);
  const shownFor = useRef<readonly string[] | null>(null);
  useEffect(() => {
    if (found.length === 0 || shownFor.current === forms) return;
    shownFor.current = forms;
    // What was shown last stands in the middle of the window, and its page may have begun above it.
    const from = lastShown.current ?? { page: nearest.current, start: 0 };
    const first = Math.max(
      0,
      found.findIndex(({ page, start }) => page > from.page || (page === from.page && start >= from.start)),
    );
    setAt(first);
    const span = found[first];
    lastShown.current = span ?? null;
    if (span !== undefined) send?.({ kind: 'show', span, top: false });
  }, [found, forms, send]);
  // Pages before the current one may be read after it: the current one stays the same place, not the same number.
  const currentSpan = useRef<PageSpan | null>(null);
  useEffect(() => {
    const kept = currentSpan.current;
    if (kept === null || complete) return;
    const same = found.findIndex(({ page, start }) => page === kept.page && start === kept.start);
    if (same >= 0) setAt(same);
  }, [found, complete]);
  currentSpan.current = found[current] ?? null;

  return {
    ...find,
    // Nothing of it stands in the text, as far as the track beside the text is concerned.
    found: noPlaces,
    current: null,
    onPages: found,
    count: found.length,
    at: current,
    pending: forms.length > 0 && !complete && found.length === 0,
    step(by) {
      if (found.length === 0) return;
      const next = (current + by + found.length) % found.length;
      setAt(next);
      const span = found[next];
      lastShown.current = span ?? null;
      if (span !== undefined) send?.({ kind: 'show', span, top: false });
    },
  };
}

function spansOf(found: ReturnType<typeof findInText>): TextSpan[] {
  return Array.from({ length: Math.min(found.count, mostFound) }, (_, index) => found.at(index)).filter(
    (span) => span !== undefined,
  );
}
