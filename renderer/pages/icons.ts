/** Drawn on a square of 24. The frame has no use for the interface's parts, which come with React. */
const shapes = {
  panel: ['M3 5h18v14H3z', 'M9 5v14'],
  up: ['M6 15l6-6 6 6'],
  down: ['M6 9l6 6 6-6'],
  minus: ['M5 12h14'],
  plus: ['M5 12h14', 'M12 5v14'],
  page: ['M6 3h12v18H6z', 'M9.5 8.5L12 6l2.5 2.5', 'M9.5 15.5L12 18l2.5-2.5', 'M12 6v12'],
  turn: ['M19 12a7 7 0 1 1-2.2-5.1', 'M19 3.5V7.5h-4'],
  moon: ['M20 14.2A8 8 0 1 1 9.8 4a6.4 6.4 0 0 0 10.2 10.2z'],
} as const;

const svg = 'http://www.w3.org/2000/svg';

export function icon(name: keyof typeof shapes): SVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 24 24');
  element.setAttribute('aria-hidden', 'true');
  for (const shape of shapes[name]) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', shape);
    element.append(path);
  }
  return element;
}
