import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { listenToFrame } from './frame-events.ts';
import styles from './saved-frame.module.css';

/**
 * A web page as it looked when it was saved: markup and style by allow-lists, in a frame as powerless as the article's, under a
 * policy that lets nothing in but pictures of the library and those written into the page.
 */
export function SavedFrame({
  article,
  title,
  frame,
  onLink,
  onText,
}: {
  article: Id;
  title: string;
  frame: RefObject<HTMLIFrameElement | null>;
  onLink: (address: string) => void;
  /** To the text, where the page cannot be shown. */
  onText: () => void;
}) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const latest = useRef(onLink);
  latest.current = onLink;

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let stop = (): void => {};
    const loaded = (): void => {
      const page = element.contentDocument;
      const shown = page?.documentElement.dataset.savedPage !== undefined;
      setState(shown ? 'shown' : 'failed');
      if (page === null || !shown) return;
      stop = listenToFrame(page, element, {
        onLink: (address) => latest.current(address),
        onOriginal: () => {},
      });
      element.contentWindow?.focus();
    };
    element.addEventListener('load', loaded);
    return () => {
      element.removeEventListener('load', loaded);
      stop();
    };
  }, [frame]);

  return (
    <div className={styles.room}>
      <iframe
        ref={frame}
        className={styles.frame}
        data-shown={state === 'shown'}
        title={`${title}, as it was saved`}
        src={`/saved/${article}`}
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
      />
      {state === 'loading' && (
        <p className={styles.wait} role="status">
          Making the page as it was saved…
        </p>
      )}
      {state === 'failed' && (
        <div className={styles.failed}>
          <EmptyState
            alert
            title="This page cannot be shown as it was saved"
            actions={<Button onClick={onText}>Show the text</Button>}
          >
            Its file is too large for that, or damaged. The text is here, and the original file is kept.
          </EmptyState>
        </div>
      )}
    </div>
  );
}
