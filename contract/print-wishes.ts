/** What a reader wants on paper, and how: said in the address of an article's page for printing. */
import type { Settings } from './settings-model.ts';

export interface PrintWishes {
  highlights: boolean;
  /** Comments and the note, at the end. */
  notes: boolean;
  /** Of paragraphs. */
  numbers: boolean;
  paper: Settings['printPaper'];
  /** As the settings name it; only its letters reach the page. */
  typeface: string;
  /** Of the text, points. */
  size: number;
  justify: boolean;
  /** Page numbers and source written by the page itself; else whoever prints it writes them. */
  foot: boolean;
}

/** Points of paper for a pixel of the screen: 18 pixels, which are read from farther away, are 11 points. */
const pointsPerPixel = 0.61;

export function printWishes(settings: Settings, foot: boolean): PrintWishes {
  return {
    highlights: settings.printHighlights,
    notes: settings.printNotes,
    numbers: settings.paragraphNumbers,
    paper: settings.printPaper,
    typeface: settings.typeface,
    size: settings.fontSize * pointsPerPixel,
    justify: settings.justify,
    foot,
  };
}

/** `/print/<id>?…` */
export function printAddress(article: string, wishes: PrintWishes): string {
  // None of these values holds a letter that an address would have to encode.
  const query = Object.entries(wishes).map(([name, value]) => {
    const said =
      typeof value === 'boolean' ? (value ? '1' : '0') : typeof value === 'number' ? value.toFixed(2) : value;
    return `${name}=${said}`;
  });
  return `/print/${article}?${query.join('&')}`;
}

const papers: readonly Settings['printPaper'][] = ['A4', 'A5', 'Letter'];

/** The wishes of an address; whatever is not said, or said wrongly, is as usual. */
export function readPrintWishes(address: string): PrintWishes {
  const query = new Map(
    (address.split('?')[1] ?? '').split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value];
    }),
  );
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = query.get(name);
    return value === '1' ? true : value === '0' ? false : otherwise;
  };
  const size = Number(query.get('size') ?? '11');
  const typeface = query.get('typeface') ?? '';
  return {
    highlights: flag('highlights', true),
    notes: flag('notes', true),
    numbers: flag('numbers', false),
    paper: papers.find((paper) => paper === query.get('paper')) ?? 'A4',
    typeface: /^[a-z][a-z-]{0,30}$/.test(typeface) ? typeface : 'serif',
    size: Number.isFinite(size) ? Math.min(24, Math.max(7, size)) : 11,
    justify: flag('justify', false),
    foot: flag('foot', true),
  };
}
