import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createPage, type Page } from './page.ts';

/** All pages one below the other; those near the window are drawn, those far from it let go. */
export interface PageList {
  count: number;
  page(number: number): Page | undefined;
  /** Counted from 1: the page at the middle of the window. */
  current(): number;
  /** The page at the top of the window and how far down it: 12.35. */
  place(): number;
  goTo(place: number): void;
  zoom(): number;
  /** 1 fits the width. The place at `y` in the window stays there. */
  setZoom(zoom: number, y?: number): void;
  fitPage(): void;
  rotate(): void;
  onChange(listener: () => void): void;
}

export interface PageListOptions {
  onDrawn(page: number, text: string): void;
  onReleased(page: number): void;
  onGoTo(destination: unknown): void;
}

/** Of a document longer than that, the rest is not laid out. */
const mostPages = 5_000;
/** How far beyond the window pages are drawn, in heights of the window. */
const ahead = '75%';
const [smallest, largest] = [0.3, 5];
const widest = 1_000;
const edge = 16;

export async function createPageList(
  pdf: PDFDocumentProxy,
  sheet: HTMLElement,
  options: PageListOptions,
): Promise<PageList> {
  const first = await pdf.getPage(1);
  const usual = first.getViewport({ scale: 1 });
  const listeners: (() => void)[] = [];
  const count = Math.min(pdf.numPages, mostPages);
  const pages = Array.from({ length: count }, (_, index) =>
    createPage({ pdf, number: index + 1, count, usual, ...options }),
  );
  let zoom = 1;
  let wholePage = false;
  let rotation = 0;

  sheet.append(...pages.map(({ element }) => element));
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const room = (): number => (sheet.parentElement ?? sheet).clientWidth - 2 * edge;
  const width = (): number => {
    const fitting = Math.max(120, Math.min(room(), widest));
    if (!wholePage) return fitting * zoom;
    const ratio = pages[0]?.ratio() ?? 1;
    zoom = Math.min(1, ((window.innerHeight - 2 * edge) * ratio) / fitting);
    return fitting * zoom;
  };
  const pageAt = (y: number): number => {
    let [low, high] = [0, count - 1];
    while (low < high) {
      const at = Math.ceil((low + high) / 2);
      if ((pages[at]?.element.getBoundingClientRect().top ?? 0) <= y) low = at;
      else high = at - 1;
    }
    return low;
  };
  const layOut = (y: number): void => {
    const kept = pages[pageAt(y)]?.element;
    const before = kept?.getBoundingClientRect();
    const [sideways, wide] = [window.scrollX + window.innerWidth / 2, document.documentElement.scrollWidth];
    const size = width();
    for (const page of pages) page.resize(size, rotation);
    const after = kept?.getBoundingClientRect();
    if (before && after) {
      const inside = (y - before.top) / Math.max(1, before.height);
      const grown = document.documentElement.scrollWidth / Math.max(1, wide);
      window.scrollTo({
        top: window.scrollY + after.top + inside * after.height - y,
        left: sideways * grown - window.innerWidth / 2,
        behavior: 'instant',
      });
    }
    tell();
  };
  const goTo = (place: number): void => {
    const index = Math.min(count, Math.max(1, Math.floor(place))) - 1;
    const box = pages[index]?.element.getBoundingClientRect();
    if (box === undefined) return;
    const share = place - Math.floor(place);
    window.scrollTo({ top: window.scrollY + box.top + share * box.height - edge, behavior: 'instant' });
  };
  layOut(0);

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLElement)) continue;
        const page = pages[Number(target.dataset.page) - 1];
        if (isIntersecting) page?.draw();
        else page?.release();
      }
    },
    { rootMargin: `${ahead} 0px` },
  );
  for (const { element } of pages) near.observe(element);
  let known = room();
  const resized = (): void => {
    if (room() === known && !wholePage) return;
    known = room();
    layOut(0);
  };
  new ResizeObserver(resized).observe(sheet.parentElement ?? sheet);
  window.addEventListener('resize', resized);
  document.addEventListener('scroll', tell, { passive: true });

  return {
    count,
    page: (number) => pages[number - 1],
    current: () => 1 + pageAt(window.innerHeight / 2),
    place() {
      const index = pageAt(edge);
      const { top = 0, height = 1 } = pages[index]?.element.getBoundingClientRect() ?? {};
      return index + 1 + Math.min(0.999, Math.max(0, (edge - top) / Math.max(1, height)));
    },
    goTo,
    zoom: () => zoom,
    setZoom(wanted, y = window.innerHeight / 2) {
      wholePage = false;
      zoom = Math.min(largest, Math.max(smallest, wanted));
      layOut(y);
    },
    fitPage() {
      const place = pageAt(window.innerHeight / 2) + 1;
      wholePage = true;
      layOut(0);
      goTo(place);
    },
    rotate() {
      rotation = (rotation + 90) % 360;
      layOut(edge);
    },
    onChange: (listener) => listeners.push(listener),
  };
}
