import type { Settings } from '../../contract/settings-model.ts';
import { styleMarks } from './mark-styles.ts';

/** What the page of an article takes from the interface: its style sheet uses the same names. */
const tokens = [
  'paper',
  'surface',
  'surface-2',
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'line-strong',
  'accent',
  'mark',
  'focus',
  ...[1, 2, 3, 4, 5].flatMap((colour) => [`highlight-${colour}`, `highlight-${colour}-edge`]),
];

export type Typography = Pick<Settings, 'fontSize' | 'measure' | 'lineHeight' | 'typeface' | 'justify'>;

/** Gives the page the colours that the interface has right now, and the reader's type. */
export function applyAppearance(page: Document, typography: Typography): void {
  const source = getComputedStyle(document.documentElement);
  const root = page.documentElement;
  for (const token of tokens) {
    const value = source.getPropertyValue(`--${token}`);
    if (value !== '') root.style.setProperty(`--${token}`, value);
  }
  styleMarks(page, (token) => source.getPropertyValue(`--${token}`));
  root.style.setProperty('color-scheme', source.colorScheme);
  root.style.setProperty('--size', `${typography.fontSize}px`);
  root.style.setProperty('--measure', String(typography.measure));
  root.style.setProperty('--leading', String(typography.lineHeight));
  root.dataset.typeface = typography.typeface;
  root.dataset.justify = String(typography.justify);
  root.dataset.shade = source.colorScheme.includes('dark') ? 'dark' : 'light';
}

/** Wide tables and long lines of code scroll by themselves instead of widening the page, by keyboard as well. */
export function makeWidePartsScroll(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    if (table.parentElement?.closest('table') !== null) continue;
    const frame = root.ownerDocument.createElement('div');
    frame.className = 'scroll';
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const part of root.querySelectorAll<HTMLElement>('.scroll, pre'))
    if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0;
}

/** Comments stand beside the text where a column of 50 characters or more is left for it. */
export function roomForMargin(frameWidth: number, { fontSize, measure }: Typography): boolean {
  const character = fontSize * 0.481;
  return frameWidth - marginWidth >= Math.min(measure, 50) * character;
}

/** The margin and the gaps around it, as in the style sheet of the page. */
const marginWidth = 216 + 3 * 30;
