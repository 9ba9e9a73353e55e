import { useCallback, useEffect, useState } from 'react';
import type { FramePage } from './frame-page.ts';
import { makeZoomable, type Picture, readPicture, sayDamaged, zoomablePictures } from './pictures.ts';

export interface Pictures {
  /** All of them, and which is looked at; null when none is. */
  open: { all: readonly Picture[]; at: number } | null;
  /** The first in view, or the next one below; false when the article has none. */
  show: () => boolean;
  step: (by: 1 | -1) => void;
  close: () => void;
}

/** The pictures of the open article: a press or Enter on one shows it alone. */
export function usePictures(page: FramePage | null): Pictures {
  const [shown, setShown] = useState<{ page: FramePage; all: readonly Picture[]; at: number } | null>(null);
  const show = useCallback(
    (wanted: HTMLImageElement): void => {
      if (page === null) return;
      const images = zoomablePictures(page.text.root);
      setShown({ page, all: images.map(readPicture), at: Math.max(0, images.indexOf(wanted)) });
    },
    [page],
  );

  useEffect(() => {
    if (page === null) return;
    const { root } = page.text;
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    const arrive = (image: HTMLImageElement): void =>
      image.naturalWidth > 0 ? makeZoomable(image) : sayDamaged(image);
    for (const image of root.querySelectorAll('img')) if (image.complete) arrive(image);
    const pictureOf = (event: Event): HTMLImageElement | null => {
      const [target] = event.composedPath();
      return target !== undefined && isImage(target) && root.contains(target) ? target : null;
    };
    const came = (event: Event): void => {
      const image = pictureOf(event);
      if (image !== null) arrive(image);
    };
    const press = (event: Event): void => {
      const image = pictureOf(event);
      if (image?.dataset.zoom === undefined) return;
      if (event.type === 'keydown' && 'key' in event && event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      show(image);
    };
    root.addEventListener('load', came, options);
    root.addEventListener('error', came, options);
    page.view.addEventListener('click', press, options);
    page.view.addEventListener('keydown', press, options);
    return () => stop.abort();
  }, [page, show]);

  const open = shown !== null && shown.page === page ? shown : null;
  return {
    open,
    show() {
      if (page === null) return false;
      const images = zoomablePictures(page.text.root);
      const near = images.find((image) => image.getBoundingClientRect().bottom > 40) ?? images.at(-1);
      if (near !== undefined) show(near);
      return near !== undefined;
    },
    step: (by) =>
      setShown((now) => now && { ...now, at: Math.max(0, Math.min(now.all.length - 1, now.at + by)) }),
    close() {
      setShown(null);
      const element = open?.all[open.at]?.element;
      if (element === undefined) return;
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom < 0 || top > (page?.view.innerHeight ?? 0)) element.scrollIntoView({ block: 'center' });
      // After the dialog has given the keyboard back.
      requestAnimationFrame(() => {
        page?.view.focus();
        element.focus({ preventScroll: true });
      });
    },
  };
}

/** The frame has classes of its own, so that `instanceof` says nothing here. */
function isImage(target: EventTarget): target is HTMLImageElement {
  return 'naturalWidth' in target && 'alt' in target;
}
