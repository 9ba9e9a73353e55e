import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createOutline } from './outline.ts';
import type { PageList } from './page-list.ts';
import { createThumbnails } from './thumbnails.ts';

export interface SidePanel {
  element: HTMLElement;
  toggle(): void;
}

/** The document's own contents, and its pages in small; made when it is opened for the first time. */
export function createSidePanel(
  pdf: PDFDocumentProxy,
  list: PageList,
  onGoTo: (destination: unknown) => void,
): SidePanel {
  const element = document.createElement('nav');
  element.className = 'panel';
  element.hidden = true;
  element.setAttribute('aria-label', 'Contents and thumbnails');
  const switches = document.createElement('div');
  switches.className = 'switches';
  const body = document.createElement('div');
  body.className = 'body';
  element.append(switches, body);
  const thumbnails = createThumbnails(pdf, list, body);
  let views: { name: string; element: HTMLElement; button: HTMLButtonElement }[] = [];

  const show = (name: string): void => {
    for (const view of views) {
      view.element.hidden = view.name !== name;
      view.button.setAttribute('aria-pressed', String(view.name === name));
    }
    if (name === 'Pages') thumbnails.show();
  };
  const add = (name: string, view: HTMLElement): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.addEventListener('click', () => show(name));
    views = [...views, { name, element: view, button }];
    switches.append(button);
    body.append(view);
  };
  let made = false;
  const make = async (): Promise<void> => {
    made = true;
    const outline = await createOutline(pdf, onGoTo);
    if (outline !== null) add('Contents', outline);
    add('Pages', thumbnails.element);
    show(outline === null ? 'Pages' : 'Contents');
    element.querySelector<HTMLElement>('.body button')?.focus({ preventScroll: true });
  };
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      toggle();
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const buttons = [...body.querySelectorAll<HTMLElement>('button')].filter(
      (button) => button.offsetParent !== null,
    );
    const at = buttons.findIndex((button) => button.matches(':focus'));
    event.preventDefault();
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  });
  const toggle = (): void => {
    element.hidden = !element.hidden;
    document.documentElement.dataset.panel = element.hidden ? 'closed' : 'open';
    if (element.hidden) window.focus();
    else if (made) thumbnails.show();
    else void make();
  };
  return { element, toggle };
}
