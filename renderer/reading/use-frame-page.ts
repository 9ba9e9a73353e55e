import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { arrangePage } from './arrange-page.ts';
import { applyAppearance, typographyOf } from './frame-appearance.ts';
import { type FramePage, fontsReady, openFramePage } from './frame-page.ts';
import { useHyphenation } from './hyphenation/use-hyphenation.ts';
import { copyWithoutHyphens } from './plain-copies.ts';
import { readStand, restoreStand, standPutSince } from './reading-place.ts';

export interface OpenPage {
  page: FramePage | null;
  failed: boolean;
  /** Grows whenever things on the page have moved: the window's size, the type, fonts that came late. */
  layout: number;
  load: (article: Id, document: Document) => void;
  fail: (article: Id) => void;
  retry: () => void;
  attempt: number;
}

/**
 * The page of the article that is to be shown, dressed as the reader wants it, and redressed when that changes; the line
 * at the top stays where it is meanwhile.
 *
 * @param comments whether there are comments that want a margin.
 */
export function useFramePage(article: Id, settings: Settings, comments: boolean): OpenPage {
  const [page, setPage] = useState<FramePage | null>(null);
  const [failure, setFailure] = useState<Id | null>(null);
  const [layout, setLayout] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const wanted = useRef(article);
  wanted.current = article;
  const wantedType = typographyOf(settings);
  // One object as long as nothing in it changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: its values are what it depends on
  const typography = useMemo(() => wantedType, Object.values(wantedType));
  const dress = useCallback(
    (document: Document): void => {
      applyAppearance(document, typography);
      arrangePage(document, typography, comments);
    },
    [typography, comments],
  );
  const latestDress = useRef(dress);
  latestDress.current = dress;

  const load = useCallback((loaded: Id, document: Document) => {
    latestDress.current(document);
    fontsReady(document)
      .then(() => {
        // Another article may have been asked for meanwhile.
        if (wanted.current !== loaded) return;
        if (document.defaultView === null) return;
        const opened = openFramePage(loaded, document);
        if (opened === null) setFailure(loaded);
        else setPage(opened);
      })
      .catch((error: unknown) => {
        console.error(error);
        setFailure(loaded);
      });
  }, []);

  // A frame that was taken away, for a newer edition, leaves a page without a window behind.
  const current = page?.article === article && page.document.defaultView !== null ? page : null;

  useEffect(() => {
    if (current === null) return;
    let stand = readStand(current.text);
    let read = performance.now();
    const redress = (): void => {
      // What was just gone to, by find or by a link, is where the reader stands, though no event has told of it yet.
      const put = standPutSince(current.document, read);
      if (put !== undefined) stand = put;
      dress(current.document);
      restoreStand(current.text, stand);
      current.painter.repaint();
      setLayout((before) => before + 1);
    };
    redress();
    const theme = new MutationObserver(redress);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const stop = new AbortController();
    const { signal } = stop;
    current.view.addEventListener('resize', redress, { signal });
    const follow = (): void => {
      stand = readStand(current.text);
      read = performance.now();
    };
    current.document.addEventListener('scroll', follow, { signal, passive: true });
    current.document.fonts.addEventListener('loadingdone', redress, { signal });
    // A picture above the line that arrives late pushes it down; scroll anchoring does not know of places taken by us.
    current.document.addEventListener('load', redress, { signal, capture: true });
    const stopCopies = copyWithoutHyphens(current.document);
    return () => {
      theme.disconnect();
      stopCopies();
      stop.abort();
    };
  }, [current, dress]);

  const moved = useCallback(() => {
    current?.painter.repaint();
    setLayout((before) => before + 1);
  }, [current]);
  useHyphenation(current, typography, moved);

  return {
    page: current,
    failed: failure === article,
    layout,
    load,
    fail: setFailure,
    retry: useCallback(() => {
      setFailure(null);
      setPage(null);
      setAttempt((before) => before + 1);
    }, []),
    attempt,
  };
}
