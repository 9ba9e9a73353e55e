import { type RefObject, useEffect, useRef } from 'react';
import type { Id } from '../../contract/scalars.ts';
import { listenToFrame } from './frame-events.ts';
import styles from './pages-frame.module.css';

/**
 * The pages of a PDF, drawn in a frame of their own. It is a document of the build, not of the article, and runs the
 * program's own scripts under a policy of its own; so no sandbox would hold anything back that the policy does not.
 */
export function PagesFrame({
  article,
  title,
  frame,
  dark,
  onLink,
}: {
  article: Id;
  title: string;
  frame: RefObject<HTMLIFrameElement | null>;
  /** Dark paper in dark themes. */
  dark: boolean;
  /** A link that leads out of the document. */
  onLink: (address: string) => void;
}) {
  const latest = useRef({ dark, onLink });
  latest.current = { dark, onLink };
  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root) root.dataset.darkPages = String(dark);
  }, [frame, dark]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let stop = (): void => {};
    const dress = (): void => {
      const root = element.contentDocument?.documentElement;
      const { theme } = document.documentElement.dataset;
      if (root && theme !== undefined) root.dataset.theme = theme;
      if (root) root.dataset.darkPages = String(latest.current.dark);
    };
    const loaded = (): void => {
      const page = element.contentDocument;
      if (page === null) return;
      stop();
      dress();
      stop = listenToFrame(page, element, {
        onLink: (address) => latest.current.onLink(address),
        onOriginal: () => {},
      });
      // Who asked for the pages wants to go through them: the keys are theirs now.
      element.contentWindow?.focus();
    };
    element.addEventListener('load', loaded);
    const theme = new MutationObserver(dress);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      element.removeEventListener('load', loaded);
      theme.disconnect();
      stop();
    };
  }, [frame]);

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={`Pages of ${title}`}
      src={`/pages.html#${article}`}
      referrerPolicy="no-referrer"
    />
  );
}
