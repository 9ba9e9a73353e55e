import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createPage, type Page } from './page.ts';

/** All pages one below the other; those near the window are drawn, those far from it let go. */
export interface PageList {
  count: number;
  /** Counted from 1: the page at the middle of the window. */
  current(): number;
  zoom(): number;
  /** 1 fits the width. The place at the middle of the window stays there. */
  setZoom(zoom: number): void;
  onChange(listener: () => void): void;
}

/** Of a document longer than that, the rest is not laid out. */
const mostPages = 5_000;
/** How far beyond the window pages are drawn, in heights of the window. */
const ahead = '75%';
const [smallest, largest] = [0.4, 4];
const widest = 1_000;

export async function createPageList(pdf: PDFDocumentProxy, place: HTMLElement): Promise<PageList> {
  const first = await pdf.getPage(1);
  const usual = first.getViewport({ scale: 1 });
  const listeners: (() => void)[] = [];
  const count = Math.min(pdf.numPages, mostPages);
  const pages = new Map<Element, Page>();
  let zoom = 1;

  for (let number = 1; number <= count; number += 1) {
    // Until a page is read it is taken to be as large as the first.
    const page = createPage(pdf, number, count, usual);
    pages.set(page.element, page);
    place.append(page.element);
  }
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const width = (): number => Math.min(place.clientWidth - 32, widest) * zoom;
  const atMiddle = (): Element | undefined => {
    const middle = window.innerHeight / 2;
    let [low, high] = [0, place.children.length - 1];
    while (low < high) {
      const at = Math.ceil((low + high) / 2);
      if ((place.children[at]?.getBoundingClientRect().top ?? 0) <= middle) low = at;
      else high = at - 1;
    }
    return place.children[low];
  };
  const resizeAll = (): void => {
    for (const page of pages.values()) page.resize(width());
  };
  const layOut = (): void => {
    const page = atMiddle();
    const before = page?.getBoundingClientRect();
    resizeAll();
    const after = page?.getBoundingClientRect();
    if (before && after) {
      const middle = window.innerHeight / 2;
      const inside = (middle - before.top) / Math.max(1, before.height);
      window.scrollBy({ top: after.top + inside * after.height - middle, behavior: 'instant' });
    }
    tell();
  };
  resizeAll();

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) pages.get(target)?.draw();
        else pages.get(target)?.release();
    },
    { rootMargin: `${ahead} 0px` },
  );
  for (const element of pages.keys()) near.observe(element);
  let known = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === known) return;
    known = place.clientWidth;
    layOut();
  }).observe(place);
  document.addEventListener('scroll', tell, { passive: true });

  return {
    count,
    current: () => 1 + [...place.children].indexOf(atMiddle() ?? place),
    zoom: () => zoom,
    setZoom(wanted) {
      zoom = Math.min(largest, Math.max(smallest, wanted));
      layOut();
    },
    onChange: (listener) => listeners.push(listener),
  };
}
