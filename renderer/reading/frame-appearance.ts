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

/** The settings that decide how a page is set. */
export const typographyOf = ({
  fontSize,
  measure,
  lineHeight,
  typeface,
  fontWeight,
  justify,
  hyphenate,
  paragraphs,
  wrapCode,
  flow,
}: Settings) => ({
  fontSize,
  measure,
  lineHeight,
  typeface,
  fontWeight,
  justify,
  hyphenate,
  paragraphs,
  wrapCode,
  flow,
});
export type Typography = ReturnType<typeof typographyOf>;

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
  root.style.setProperty('--weight', String(typography.fontWeight));
  root.dataset.justify = String(typography.justify);
  root.dataset.paragraphs = typography.paragraphs;
  root.dataset.wrapCode = String(typography.wrapCode);
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
  for (const picture of root.querySelectorAll<HTMLElement>(':is(p, li, td, a, span, em) > img'))
    if (standsInLine(picture)) picture.dataset.inLine = '';
  for (const part of root.querySelectorAll<HTMLElement>('.scroll, pre'))
    if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0;
}

/** A picture among words is one of them: an icon, a letter, a formula. Style sheets see elements only, not the words. */
function standsInLine(picture: Element): boolean {
  const line = picture.closest('p, li, td, dd, h2, h3, h4, h5, h6');
  return line !== null && (line.textContent ?? '').trim() !== '';
}
