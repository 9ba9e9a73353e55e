import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { PagesDeed } from '../../contract/pages-messages.ts';
import type { Id } from '../../contract/scalars.ts';
import { announce } from '../archive/notices.ts';
import { aloudCommands } from './aloud/aloud-commands.ts';
import type { Aloud } from './aloud/use-read-aloud.ts';
import type { PageAids } from './page-aids.ts';
import type { PassageChoice } from './passage-choice.ts';
import { passageCommands } from './passage-commands.ts';
import type { SearchedAs } from './selection-query.ts';

/** What the window can ask of the open article: the keyboard, the palette and the menus go through this. */
export interface ReadingHandle {
  /** The article read aloud. */
  aloud: Pick<Aloud, 'toggle' | 'step' | 'stop' | 'status'>;
  /** Asks the dictionaries for the selected word, or for one to be typed. */
  lookUp(): void;
  /** Puts the cursor into the find field. */
  find(): void;
  stepFind(by: 1 | -1): void;
  /** A window's height less two lines; false when the page was at that end already. */
  turnPage(direction: 1 | -1): boolean;
  /** Where the text is on pages: to the one on that side; false where it is not, or was at the end. */
  turnSheet(towards: 'left' | 'right'): boolean;
  changeSize(by: 1 | -1): void;
  /**
   * Highlights the selection, else the current find result; with a colour, and a highlight chosen, gives it that colour.
   * False when there was nothing to highlight.
   */
  highlight(colour?: HighlightColour): boolean;
  /** What is selected, highlighted from now on, or else the chosen highlight; null when there is neither. */
  quotation(): { quote: string; highlight: Id; page: number | null } | null;
  /** Opens the comment of the chosen highlight, or of one made of the selection or the match; false when there is none. */
  comment(): boolean;
  /** Looks for what is selected in the whole library; false when nothing is. */
  searchSelection(as?: SearchedAs): boolean;
  /** The pages of a PDF, or a page as it was saved, where there are any; asked again, the text. */
  switchView(): void;
  /** Does nothing unless the pages are shown. */
  inPages(deed: PagesDeed): void;
  /** Closes what lies over the page or ends the find; false when nothing did. */
  dismiss(): boolean;
  /** Takes the keyboard to the page. */
  focus(): void;
  aids: PageAids;
  passage: PassageChoice;
}

export interface ReadingCommand {
  id: string;
  title: string;
  /** As tinykeys writes them; `$mod` is Ctrl, on a Mac ⌘. */
  keys: readonly string[];
  /** Whether its key means this here and now. */
  when?: () => boolean;
  run: (reading: ReadingHandle) => void;
}

const colours = [
  [1, 'yellow'],
  [2, 'green'],
  [3, 'blue'],
  [4, 'pink'],
  [5, 'violet'],
] as const;

const deeds: readonly [PagesDeed, string, readonly string[]][] = [
  ['go-to-page', 'Pages: go to page…', ['Shift+KeyG']],
  ['contents', 'Pages: contents and thumbnails', ['Shift+KeyC']],
  ['fit-width', 'Pages: fit the width', ['Digit0']],
  ['fit-page', 'Pages: fit the whole page', ['Digit9']],
  ['rotate', 'Pages: turn', ['Shift+KeyR']],
];

function tellNothing(): void {
  announce({
    title: 'Nothing is selected',
    description: 'Select some words, or find them, and highlight them then.',
  });
}

/** The page in its frame has arrows of its own, and so have bars, handles and tabs; the list of articles goes up and down only. */
function elsewhereThanInControls(): boolean {
  const held = document.activeElement;
  return (
    held === null ||
    held === document.body ||
    held.matches('[role=listbox], [role=listbox] *, [tabindex="-1"]')
  );
}

/** For the window's one list of commands. */
export const readingCommands: readonly ReadingCommand[] = [
  ...aloudCommands,
  { id: 'reading.page-down', title: 'Next screen', keys: ['Space'], run: (reading) => reading.turnPage(1) },
  {
    id: 'reading.page-up',
    title: 'Previous screen',
    keys: ['Shift+Space'],
    run: (reading) => reading.turnPage(-1),
  },
  {
    id: 'reading.sheet-right',
    title: 'Page to the right',
    keys: ['ArrowRight'],
    when: elsewhereThanInControls,
    run: (reading) => reading.turnSheet('right'),
  },
  {
    id: 'reading.sheet-left',
    title: 'Page to the left',
    keys: ['ArrowLeft'],
    when: elsewhereThanInControls,
    run: (reading) => reading.turnSheet('left'),
  },
  {
    id: 'reading.larger',
    title: 'Larger type',
    keys: ['Shift+Equal', 'NumpadAdd', 'Equal'],
    run: (reading) => reading.changeSize(1),
  },
  {
    id: 'reading.smaller',
    title: 'Smaller type',
    keys: ['Minus', 'NumpadSubtract'],
    run: (reading) => reading.changeSize(-1),
  },
  {
    id: 'reading.find',
    title: 'Find in this article',
    keys: ['$mod+KeyF'],
    run: (reading) => reading.find(),
  },
  {
    id: 'reading.find-next',
    title: 'Next match',
    keys: ['F3', '$mod+KeyG'],
    run: (reading) => reading.stepFind(1),
  },
  {
    id: 'reading.find-previous',
    title: 'Previous match',
    keys: ['Shift+F3', '$mod+Shift+KeyG'],
    run: (reading) => reading.stepFind(-1),
  },
  {
    id: 'reading.search-selection',
    title: 'Search the library for the selection',
    keys: ['KeyF'],
    run: (reading) => reading.searchSelection(),
  },
  {
    id: 'reading.quote-selection',
    title: 'Every sentence of the library with the selection',
    keys: ['KeyQ'],
    run: (reading) => reading.searchSelection('sentences'),
  },
  {
    id: 'reading.highlight',
    title: 'Highlight the selection or the current match',
    keys: ['KeyH'],
    run: (reading) => reading.highlight() || tellNothing(),
  },
  {
    id: 'reading.comment',
    title: 'Comment on the selection, the match or the open highlight',
    keys: ['Shift+KeyH'],
    run: (reading) => reading.comment() || tellNothing(),
  },
  ...colours.map(([colour, name]) => ({
    id: `reading.highlight-${colour}`,
    title: `Highlight in ${name}`,
    keys: [`Digit${colour}`],
    run: (reading: ReadingHandle) => reading.highlight(colour),
  })),
  ...passageCommands,
  {
    id: 'reading.view',
    title: 'Pages of the PDF or page as it was saved, or the text',
    keys: ['KeyV'],
    run: (reading) => reading.switchView(),
  },
  ...deeds.map(([deed, title, keys]) => ({
    id: `reading.pages-${deed}`,
    title,
    keys,
    run: (reading: ReadingHandle) => reading.inPages(deed),
  })),
];
