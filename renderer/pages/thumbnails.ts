import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageList } from './page-list.ts';
import { paintCanvas } from './paint-canvas.ts';

const width = 112;

/** All pages in small. Only those in view of the panel are drawn, one after another; the others are empty sheets. */
export function createThumbnails(
  pdf: PDFDocumentProxy,
  list: PageList,
  scroller: HTMLElement,
): { element: HTMLElement; show(): void } {
  const element = document.createElement('ol');
  element.className = 'thumbnails';
  const wanted = new Set<number>();
  let busy = false;

  const buttonOf = (number: number): Element | null | undefined =>
    element.children[number - 1]?.firstElementChild;
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let [number] = wanted; number !== undefined; [number] = wanted) {
      wanted.delete(number);
      const sheet = buttonOf(number)?.firstElementChild;
      if (!sheet || sheet.childElementCount > 0) continue;
      try {
        const page = await pdf.getPage(number);
        const scale = width / page.getViewport({ scale: 1 }).width;
        const task: { task: RenderTask | null } = { task: null };
        sheet.replaceChildren(await paintCanvas(page, page.getViewport({ scale }), task));
      } catch {
        // The page itself says that it cannot be drawn.
      }
    }
    busy = false;
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const number = Number(target.getAttribute('data-page'));
        if (isIntersecting) wanted.add(number);
        else {
          wanted.delete(number);
          const canvas = target.querySelector('canvas');
          if (canvas !== null) canvas.width = 0;
          canvas?.remove();
        }
      }
      void work();
    },
    { root: scroller, rootMargin: '200px 0px' },
  );
  const mark = (): void => {
    const current = list.current();
    const before = element.querySelector('[aria-current]');
    if (before?.getAttribute('data-page') === String(current)) return;
    before?.removeAttribute('aria-current');
    buttonOf(current)?.setAttribute('aria-current', 'page');
  };
  const make = (): void => {
    for (let number = 1; number <= list.count; number += 1) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.page = String(number);
      button.setAttribute('aria-label', `Go to page ${number}`);
      const sheet = document.createElement('span');
      sheet.className = 'sheet';
      sheet.style.setProperty('aspect-ratio', String(list.page(number)?.ratio() ?? 0.7));
      const label = document.createElement('span');
      label.textContent = String(number);
      button.append(sheet, label);
      button.addEventListener('click', () => list.goTo(number));
      item.append(button);
      element.append(item);
      near.observe(button);
    }
    list.onChange(() => {
      if (element.offsetParent !== null) mark();
    });
  };
  return {
    element,
    show() {
      if (element.childElementCount === 0) make();
      mark();
      buttonOf(list.current())?.scrollIntoView({ block: 'center' });
    },
  };
}
