import type { PagesDeed } from '../../contract/pages-messages.ts';
import { icon } from './icons.ts';
import type { PageList } from './page-list.ts';

export interface Controls {
  element: HTMLElement;
  /** Puts the cursor into the field of the page number. */
  askForPage(): void;
}

/** Which page it is, and how large: over the foot of the pages. */
export function createControls(list: PageList, act: (deed: PagesDeed | 'dark-pages') => void): Controls {
  const bar = document.createElement('div');
  bar.className = 'controls';
  bar.role = 'toolbar';
  bar.setAttribute('aria-label', 'Pages');
  const button = (name: string, sign: string | SVGElement, deed: PagesDeed | 'dark-pages') => {
    const element = document.createElement('button');
    element.type = 'button';
    element.setAttribute('aria-label', name);
    element.title = name;
    element.append(sign);
    element.addEventListener('click', () => act(deed));
    return element;
  };
  const field = document.createElement('input');
  field.type = 'text';
  field.inputMode = 'numeric';
  field.autocomplete = 'off';
  field.setAttribute('aria-label', 'Go to page');
  field.style.setProperty('width', `${String(list.count).length + 1.4}ch`);
  const place = document.createElement('output');
  place.setAttribute('aria-label', 'Page');
  const of = document.createElement('span');
  of.className = 'of';
  of.textContent = `of ${list.count}`;
  of.setAttribute('aria-hidden', 'true');
  const fit = button('Fit the width', '100%', 'fit-width');
  fit.className = 'size';
  const dark = button('Dark paper', icon('moon'), 'dark-pages');
  dark.className = 'dark-only';

  const refresh = (): void => {
    const words = `${list.current()} / ${list.count}`;
    // Scrolling within a page says nothing new.
    if (place.textContent !== words) place.textContent = words;
    if (document.activeElement !== field) field.value = String(list.current());
    fit.textContent = `${Math.round(list.zoom() * 100)}%`;
  };
  list.onChange(refresh);
  refresh();
  field.addEventListener('focus', () => field.select());
  field.addEventListener('blur', refresh);
  field.addEventListener('keydown', (event) => {
    // Letters and figures written here are no commands of the window.
    event.stopPropagation();
    if (event.key === 'Escape') field.blur();
    if (event.key !== 'Enter') return;
    const page = Number(field.value.trim());
    if (Number.isInteger(page) && page >= 1) list.goTo(Math.min(page, list.count));
    field.blur();
  });
  const rule = (): HTMLElement => {
    const line = document.createElement('span');
    line.className = 'rule';
    return line;
  };
  bar.append(
    button('Contents and thumbnails', icon('panel'), 'contents'),
    rule(),
    button('Previous page', icon('up'), 'previous'),
    field,
    of,
    place,
    button('Next page', icon('down'), 'next'),
    rule(),
    button('Smaller', icon('minus'), 'smaller'),
    fit,
    button('Larger', icon('plus'), 'larger'),
    button('Fit the page', icon('page'), 'fit-page'),
    button('Turn the pages', icon('turn'), 'rotate'),
    dark,
  );
  return { element: bar, askForPage: () => field.focus() };
}
