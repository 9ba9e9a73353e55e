import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Article } from '../../contract/model.ts';
import type { ReadingView } from './view-switch.tsx';

export interface PagesView {
  view: ReadingView;
  /** Null where the original has no pages of its own. */
  show: ((view: ReadingView) => void) | null;
  frame: RefObject<HTMLIFrameElement | null>;
}

/**
 * Whether the text or the pages of an article are shown. Each article opens with its text, where its highlights are;
 * who goes to one of them goes to the text.
 */
export function usePagesView(article: Article | undefined, goTo: object | null): PagesView {
  const frame = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (goTo !== null) setShown(null);
  }, [goTo]);
  if (article === undefined || article.provenance.importer !== 'pdf')
    return { view: 'text', show: null, frame };
  return {
    view: shown === article.id ? 'pages' : 'text',
    show: (view) => setShown(view === 'pages' ? article.id : null),
    frame,
  };
}
