import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Article } from '../../contract/model.ts';
import type { ReadingView } from './view-switch.tsx';

export interface PagesView {
  view: ReadingView;
  /** Null where there is nothing but the text. */
  show: ((view: ReadingView) => void) | null;
  views: readonly ReadingView[];
  frame: RefObject<HTMLIFrameElement | null>;
}

const textAlone: readonly ReadingView[] = ['text'];
const pagesToo: readonly ReadingView[] = ['text', 'pages'];
const originalToo: readonly ReadingView[] = ['text', 'original'];
/** Formats whose file is one page as it was saved. */
const savedPages = new Set(['html', 'mhtml', 'webarchive']);

/**
 * Whether the text of an article is shown, its pages, or its page as it was saved. Who was in the pages comes back to them; a search leads to the
 * text, and so does a highlight unless its pages are in view already, or it stands on them alone.
 *
 * @param onPageAlone the highlight that is gone to has no place in the text.
 */
export function usePagesView(
  article: Article | undefined,
  goTo: object | null,
  search: string,
  onPageAlone: boolean,
): PagesView {
  const frame = useRef<HTMLIFrameElement>(null);
  const [chosen, setChosen] = useState<{ article: string; view: ReadingView } | null>(null);
  const views = viewsOf(article);
  const id = article?.id;
  // As it was when the article was opened: what is kept while one reads leads nobody anywhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided once for each opening
  const first = useMemo<ReadingView>(
    () => (article?.readingPlace?.page != null && search.trim() === '' && goTo === null ? 'pages' : 'text'),
    [id],
  );
  useEffect(() => {
    if (goTo === null || id === undefined) return;
    if (onPageAlone) setChosen({ article: id, view: 'pages' });
    else setChosen((before) => (before?.view === 'original' ? null : before));
  }, [goTo, onPageAlone, id]);
  if (id === undefined || views.length === 1) return { view: 'text', show: null, views, frame };
  const view = chosen?.article === id ? chosen.view : first;
  return { view, show: (wanted) => setChosen({ article: id, view: wanted }), views, frame };
}

function viewsOf(article: Article | undefined): readonly ReadingView[] {
  if (article === undefined) return textAlone;
  const { importer, within } = article.provenance;
  if (importer === 'pdf') return pagesToo;
  return savedPages.has(importer) && within === null ? originalToo : textAlone;
}
