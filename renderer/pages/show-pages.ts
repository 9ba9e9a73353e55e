import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageMark, PageSpan, PagesDeed, ToPages } from '../../contract/pages-messages.ts';
import { createControls } from './controls.ts';
import { resolveDestination } from './destination.ts';
import { listenToInterface, tell } from './interface-port.ts';
import { listenForZoom } from './keys.ts';
import { createPageList } from './page-list.ts';
import { createTextReader } from './page-text.ts';
import { followSelection, linesOf } from './selection.ts';
import { createSidePanel } from './side-panel.ts';
import { nextZoom } from './steps.ts';
import { topOffset } from './top-offset.ts';

/** Joins the pages, what lies over them, and the interface around the frame. */
export async function showPages(pdf: PDFDocumentProxy, place: HTMLElement): Promise<void> {
  const drawn = new Set<number>();
  let marks: readonly PageMark[] = [];
  let watched: readonly PageSpan[] = [];
  /** A passage to come into view as soon as its page is drawn. */
  let awaited: { span: PageSpan; top: boolean } | null = null;
  /** Where we put the pages; who scrolls says no event. */
  let put = -1;

  const goTo = (where: number): void => {
    list.goTo(where);
    put = window.scrollY;
  };
  const follow = (destination: unknown): void => {
    void resolveDestination(pdf, destination).then((where) => {
      if (where !== null) list.goTo(where);
    });
  };
  const paintPage = (number: number): void =>
    list.page(number)?.paint(marks.filter(({ page }) => page === number));
  const show = (span: PageSpan, top: boolean): void => {
    awaited = { span, top };
    const lines = linesOf(list, [span]);
    if (lines === null) {
      goTo(span.page);
      return;
    }
    awaited = null;
    const { first, last } = lines;
    const inView = first.top >= 12 && last.bottom <= window.innerHeight - 72;
    if (inView && !top) return;
    const above = top ? 20 : window.innerHeight * 0.38;
    const left = first.left < 0 || first.right > window.innerWidth ? first.left - 40 : 0;
    window.scrollBy({ top: first.top - above, left, behavior: 'instant' });
    put = window.scrollY;
  };
  const list = await createPageList(pdf, place, {
    onDrawn(number, text) {
      drawn.add(number);
      tell({ kind: 'texts', texts: [{ page: number, text }], all: false });
      tell({ kind: 'drawn', pages: [...drawn] });
      paintPage(number);
      if (awaited?.span.page === number) show(awaited.span, awaited.top);
      tellWatched();
    },
    onReleased(number) {
      drawn.delete(number);
      tell({ kind: 'drawn', pages: [...drawn] });
    },
    onGoTo: follow,
  });
  const read = createTextReader(pdf, list.count, (texts, all) => tell({ kind: 'texts', texts, all }));
  const tellWatched = (): void => {
    if (watched.length > 0) tell({ kind: 'watched', lines: linesOf(list, watched) });
  };
  const panel = createSidePanel(pdf, list, follow);
  const setDarkPages = (on: boolean): void => {
    document.documentElement.dataset.darkPages = String(on);
  };
  const deeds: Record<PagesDeed | 'dark-pages', () => void> = {
    larger: () => list.setZoom(nextZoom(list.zoom(), 1)),
    smaller: () => list.setZoom(nextZoom(list.zoom(), -1)),
    'fit-width': () => list.setZoom(1),
    'fit-page': () => list.fitPage(),
    'go-to-page': () => controls.askForPage(),
    contents: () => panel.toggle(),
    rotate: () => list.rotate(),
    next: () => list.goTo(Math.min(list.count, list.current() + 1)),
    previous: () => list.goTo(Math.max(1, list.current() - 1)),
    'dark-pages'() {
      const on = document.documentElement.dataset.darkPages !== 'true';
      setDarkPages(on);
      tell({ kind: 'dark-pages', on });
    },
  };
  const controls = createControls(list, (deed) => deeds[deed]());
  document.body.append(panel.element, controls.element);
  listenForZoom(list);
  followSelection(list, {
    onSelect(spans) {
      watched = spans;
      tell({ kind: 'selected', spans, lines: linesOf(list, spans) });
    },
    onPress: (id) => tell({ kind: 'pressed', id }),
  });

  const answer = (message: ToPages): void => {
    if (message.kind === 'place') goTo(message.page);
    else if (message.kind === 'marks') {
      marks = message.marks;
      for (const number of drawn) paintPage(number);
    } else if (message.kind === 'show') show(message.span, message.top);
    else if (message.kind === 'watch') {
      watched = message.spans;
      tell({ kind: 'watched', lines: linesOf(list, watched) });
    } else if (message.kind === 'read') read(message.near);
    else if (message.kind === 'deselect') document.getSelection()?.removeAllRanges();
    else if (message.kind === 'dark-pages') setDarkPages(message.on);
    else deeds[message.deed]();
  };
  let telling = false;
  const tellPlace = (): void => {
    telling = false;
    const where = list.place();
    const hidden = document.documentElement.scrollHeight - window.innerHeight;
    const moved = Math.abs(window.scrollY - put) > 2;
    if (moved) {
      put = -1;
      awaited = null;
    }
    tell({
      kind: 'place',
      page: where,
      progress: hidden <= 0 ? 1 : Math.min(1, Math.max(0, window.scrollY / hidden)),
      offset: topOffset(list.page(Math.floor(where))),
      moved,
    });
  };
  list.onChange(() => {
    tellWatched();
    if (telling) return;
    telling = true;
    window.setTimeout(tellPlace, 150);
  });
  listenToInterface(answer);
  put = window.scrollY;
  tell({ kind: 'ready', pages: list.count });
}
