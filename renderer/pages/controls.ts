import type { PageList } from './page-list.ts';

const step = 1.25;

/** Which page it is, and how large: over the foot of the pages. */
export function createControls(list: PageList): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'controls';
  bar.role = 'toolbar';
  bar.setAttribute('aria-label', 'Pages');
  const place = document.createElement('output');
  place.setAttribute('aria-label', 'Page');
  const button = (name: string, sign: string, press: () => void): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.setAttribute('aria-label', name);
    element.title = name;
    element.textContent = sign;
    element.addEventListener('click', press);
    return element;
  };
  const fit = button('Fit the width', '100%', () => list.setZoom(1));
  const refresh = (): void => {
    place.textContent = `${list.current()} / ${list.count}`;
    fit.textContent = `${Math.round(list.zoom() * 100)}%`;
  };
  list.onChange(refresh);
  refresh();
  bar.append(
    place,
    button('Smaller', '−', () => list.setZoom(list.zoom() / step)),
    fit,
    button('Larger', '+', () => list.setZoom(list.zoom() * step)),
  );
  return bar;
}
