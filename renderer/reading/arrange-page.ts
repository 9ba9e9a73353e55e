import type { Typography } from './frame-appearance.ts';
import { layOutSheets } from './sheet-geometry.ts';

/** The margin and the gaps around it, as in the style sheet of the page. */
const marginWidth = 216 + 3 * 30;

/** The mean advance of running text, in ems, as in the style sheet of the page. */
const advances = { serif: 0.481, sans: 0.497, hyperlegible: 0.489 } as const;

/** Some four million letters: a thousand pages are laid out in a second or two. */
const mostParts = 250;

const rightToLeft = '#text[dir="rtl"]';

/** One column that scrolls, or sheets that are turned; comments beside the text where there is room, else below it. */
export function arrangePage(document: Document, typography: Typography, comments: boolean): void {
  const root = document.documentElement;
  const character = typography.fontSize * advances[typography.typeface];
  // A very long text is laid out only where it is seen, which columns cannot be: it scrolls whatever was chosen.
  const flow = root.querySelectorAll('#text > .part').length > mostParts ? 'scroll' : typography.flow;
  root.dataset.flow = flow;
  // Sheets of Arabic and Hebrew go on to the left, and only the root decides where a window scrolls to.
  if (flow === 'pages' && document.querySelector(rightToLeft) !== null) root.dir = 'rtl';
  else root.removeAttribute('dir');
  if (flow === 'scroll') {
    // Comments stand beside the text where a column of 50 characters or more is left for it.
    const room = root.clientWidth - marginWidth >= Math.min(typography.measure, 50) * character;
    root.dataset.margin = comments && room ? 'side' : 'below';
    return;
  }
  const width = document.defaultView?.innerWidth ?? root.clientWidth;
  const sheet = layOutSheets({ width, measure: typography.measure * character, character, comments });
  root.dataset.margin = sheet.margin ? 'side' : 'below';
  for (const name of ['column', 'gap', 'inset'] as const)
    root.style.setProperty(`--sheet-${name}`, `${sheet[name]}px`);
  root.style.setProperty('--sheet-columns', String(sheet.columns));
}
