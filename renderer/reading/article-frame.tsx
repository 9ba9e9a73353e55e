import { useEffect, useRef } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { classes } from '../ui/classes.ts';
import styles from './article-frame.module.css';

export interface ArticleFrameProps {
  article: Id;
  title: string;
  /** It is hidden until its page was made ready, so that nobody sees it unstyled. */
  visible: boolean;
  /** The page is there, with its style sheet: now it can be set. */
  onLoad: (document: Document) => void;
  onFailure: () => void;
}

/** An archive that does not answer for so long is not going to. */
const patienceMs = 15_000;

/**
 * The one place that makes the frame of an article. `allow-same-origin` lets the interface reach in to set type and to
 * mark passages; without `allow-scripts` (or forms, windows, downloads, navigation of the top) the page can do nothing
 * itself. The answer's own content policy is the second wall, the cleaning of its html the first.
 */
export function ArticleFrame({ article, title, visible, onLoad, onFailure }: ArticleFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const callbacks = useRef({ onLoad, onFailure });
  callbacks.current = { onLoad, onFailure };

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let done = false;
    const look = (): void => {
      if (done) return;
      try {
        const page = readyDocument(element);
        if (page === null) return;
        done = true;
        if (page.getElementById('text') === null) callbacks.current.onFailure();
        else callbacks.current.onLoad(page);
      } catch (error) {
        // Names in a page can hide what a document has (`getElementById` may be a picture). Cleaning leaves no such names;
        // should one come through, the reader is told, not left before an empty pane.
        done = true;
        console.error(error);
        callbacks.current.onFailure();
      }
    };
    // Pictures may take their time: the page is ready when its text and style sheet are. `load` says so as well, and
    // comes in a hidden window too, where no frames are drawn.
    let request = requestAnimationFrame(function again() {
      look();
      if (!done) request = requestAnimationFrame(again);
    });
    element.addEventListener('load', look);
    const timer = window.setTimeout(() => {
      if (done) return;
      done = true;
      callbacks.current.onFailure();
    }, patienceMs);
    return () => {
      done = true;
      cancelAnimationFrame(request);
      window.clearTimeout(timer);
      element.removeEventListener('load', look);
    };
  }, []);

  return (
    <iframe
      ref={frame}
      className={classes(styles.frame, visible && styles.visible)}
      title={title}
      src={`/article/${article}`}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      inert={!visible}
    />
  );
}

function readyDocument(frame: HTMLIFrameElement): Document | null {
  const page = frame.contentDocument;
  if (page === null || page.readyState === 'loading' || !page.URL.includes('/article/')) return null;
  const sheet = page.querySelector<HTMLLinkElement>('link[rel="stylesheet"]');
  return sheet !== null && sheet.sheet === null && page.readyState !== 'complete' ? null : page;
}
