/** What a reader sets once for all windows and libraries. */
import { z } from 'zod';
import { listOrders } from './scalars.ts';

export const themes = ['system', 'paper', 'white', 'sepia', 'dark', 'black', 'contrast'] as const;
export const printPapers = ['A4', 'A5', 'Letter'] as const;
export const settings = z.object({
  theme: z.enum(themes),
  /** Of the article's text, CSS pixels. */
  fontSize: z.number().min(12).max(36),
  /** Of the article's column, in characters. */
  measure: z.number().min(40).max(100),
  lineHeight: z.number().min(1.2).max(2.2),
  typeface: z.enum(['serif', 'sans', 'hyperlegible']),
  /** Of running text, as fonts count it: 400 is the usual one. */
  fontWeight: z.number().min(300).max(700),
  justify: z.boolean(),
  /** The pages of PDFs are dark in dark themes. */
  darkPages: z.boolean(),
  /** Words are divided at the ends of lines, in the languages whose rules Carrel has. */
  hyphenate: z.boolean(),
  /** What parts one paragraph from the next: room between them, or the first line set in, as in books. */
  paragraphs: z.enum(['spaced', 'indented']),
  /** Long lines of code are broken instead of scrolled. */
  wrapCode: z.boolean(),
  /** The text in one long column, or on pages that are turned. */
  flow: z.enum(['scroll', 'pages']),
  density: z.enum(['comfortable', 'compact']),
  sidebarWidth: z.number().min(160).max(480),
  listWidth: z.number().min(240).max(720),
  /** Of two things side by side, how much of the reader the left one has. */
  splitShare: z.number().min(0.2).max(0.8),
  sidebarOpen: z.boolean(),
  listOpen: z.boolean(),
  notesOpen: z.boolean(),
  listOrder: z.enum(listOrders),
  listDescending: z.boolean(),
  /** Queries that led somewhere are kept in the library, to be asked again. */
  keepSearches: z.boolean(),
  /** A copied quotation carries the link that leads back to it. */
  quoteLinks: z.boolean(),
  /** The contents of an article stand beside it, where it has any. */
  contentsOpen: z.boolean(),
  /** Paragraphs are numbered in the margin, and cited by their number. */
  paragraphNumbers: z.boolean(),
  findWholeWords: z.boolean(),
  findCase: z.boolean(),
  findDiacritics: z.boolean(),
  printHighlights: z.boolean(),
  /** Comments, and the note on the article, stand at its end. */
  printNotes: z.boolean(),
  printPaper: z.enum(printPapers),
  /** What the reader calls the five colours of highlights. */
  highlightNames: z.array(z.string().trim().min(1).max(40)).length(5),
  /** Of reading aloud, by language (`hy`): the system's name of a voice, and how quick it speaks; 1 is its own speed. */
  speechVoices: z.record(z.string().max(20), z.string().max(500)),
  speechRates: z.record(z.string().max(20), z.number().min(0.5).max(3)),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  theme: 'system',
  fontSize: 18,
  measure: 66,
  lineHeight: 1.62,
  typeface: 'serif',
  fontWeight: 400,
  justify: false,
  darkPages: true,
  hyphenate: true,
  paragraphs: 'spaced',
  wrapCode: false,
  flow: 'scroll',
  density: 'comfortable',
  sidebarWidth: 232,
  listWidth: 384,
  splitShare: 0.5,
  sidebarOpen: true,
  listOpen: true,
  notesOpen: true,
  listOrder: 'added',
  listDescending: true,
  keepSearches: true,
  quoteLinks: true,
  contentsOpen: false,
  paragraphNumbers: false,
  findWholeWords: false,
  findCase: false,
  findDiacritics: false,
  printHighlights: true,
  printNotes: true,
  printPaper: 'A4',
  highlightNames: ['Yellow', 'Green', 'Blue', 'Pink', 'Violet'],
  speechVoices: {},
  speechRates: {},
};
