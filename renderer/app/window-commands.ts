import type { Settings } from '../../contract/settings-model.ts';
import { everything, quotationsOf, type View } from '../archive/view.ts';
import type { StartImport } from '../importing/start-import.ts';
import { useSelection } from '../library/selection-store.ts';
import type { Command } from './command.ts';
import { stepBack, stepForward } from './desk.ts';
import type { ListControl } from './list-control.ts';
import { useView } from './view-store.ts';

export function listCommands(list: () => ListControl | null): Command[] {
  const make = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id,
    title,
    group: 'List',
    keys,
    enabled: true,
    run,
  });
  return [
    make('next', 'Next article', ['KeyJ'], () => list()?.move(1)),
    make('previous', 'Previous article', ['KeyK'], () => list()?.move(-1)),
    make('open', 'Open', ['Enter'], () => list()?.open()),
    {
      ...make('choose-all', 'Choose all', ['$mod+KeyA'], () => void list()?.chooseAll()),
      // In the article it chooses the text.
      when: () => !(document.activeElement instanceof HTMLIFrameElement),
    },
    make('search', 'Search', ['Slash', '/', 'Shift+/', '$mod+Shift+KeyF'], () =>
      useView.getState().askForSearch(),
    ),
  ];
}

const places: { id: string; title: string; key: string | null; view: View }[] = [
  { id: 'go-all', title: 'All articles', key: 'KeyA', view: everything },
  { id: 'go-unread', title: 'Unread', key: 'KeyU', view: { kind: 'scope', scope: 'unread' } },
  { id: 'go-reading', title: 'Reading', key: 'KeyR', view: { kind: 'scope', scope: 'reading' } },
  { id: 'go-finished', title: 'Finished', key: 'KeyF', view: { kind: 'scope', scope: 'finished' } },
  { id: 'go-starred', title: 'Starred', key: 'KeyS', view: { kind: 'scope', scope: 'starred' } },
  {
    id: 'go-annotated',
    title: 'With notes or highlights',
    key: null,
    view: { kind: 'scope', scope: 'annotated' },
  },
  { id: 'go-highlights', title: 'Highlights', key: 'KeyH', view: { kind: 'highlights' } },
  { id: 'go-notes', title: 'Notes', key: 'KeyN', view: { kind: 'notes' } },
  { id: 'go-review', title: 'Review', key: 'KeyV', view: { kind: 'review' } },
  { id: 'go-quotations', title: 'Quotations', key: 'KeyQ', view: quotationsOf('') },
  { id: 'go-trash', title: 'Trash', key: 'KeyT', view: { kind: 'scope', scope: 'trash' } },
];

export function goCommands(): Command[] {
  const view = useView.getState;
  return [
    ...places.map(
      ({ id, title, key, view: to }): Command => ({
        id,
        title,
        group: 'Go to',
        keys: key === null ? [] : [`KeyG ${key}`],
        enabled: true,
        words: 'go to show',
        run: () => view().show(to),
      }),
    ),
    {
      id: 'back',
      title: 'Back to the article before',
      group: 'Go to',
      keys: ['Alt+ArrowLeft'],
      enabled: true,
      run: () => view().arrange(stepBack),
    },
    {
      id: 'forward',
      title: 'Forward again',
      group: 'Go to',
      keys: ['Alt+ArrowRight'],
      enabled: true,
      run: () => view().arrange(stepForward),
    },
  ];
}

export function windowCommands(
  settings: Settings,
  change: (change: Partial<Settings>) => void,
  toggleSidebar: () => void,
  /** Closes what lies over the open article; false when nothing did. */
  dismissInReader: () => boolean,
): Command[] {
  const view = useView.getState;
  const theme = (name: Settings['theme'], title: string): Command => ({
    id: `theme-${name}`,
    title: `Theme: ${title}`,
    group: 'Window',
    keys: [],
    enabled: settings.theme !== name,
    words: 'colours appearance',
    run: () => change({ theme: name }),
  });
  const make = (id: string, title: string, keys: string[], run: () => void, words?: string): Command => ({
    id,
    title,
    group: 'Window',
    keys,
    enabled: true,
    ...(words !== undefined && { words }),
    run,
  });
  return [
    make('palette', 'Go to anything', ['$mod+KeyK'], () => view().openSheet({ kind: 'palette' })),
    make('toggle-sidebar', 'Show or hide the sidebar', ['BracketLeft'], toggleSidebar),
    make('toggle-list', 'Show or hide the list', ['BracketRight'], () =>
      change({ listOpen: !settings.listOpen }),
    ),
    make('toggle-notes', 'Show or hide the notes', [], () => change({ notesOpen: !settings.notesOpen })),
    make(
      'density',
      settings.density === 'compact' ? 'Comfortable rows' : 'Compact rows',
      [],
      () => change({ density: settings.density === 'compact' ? 'comfortable' : 'compact' }),
      'density',
    ),
    make('settings', 'Settings', ['$mod+Comma'], () => view().openSheet({ kind: 'settings' }), 'preferences'),
    make(
      'keyboard',
      'Keyboard shortcuts',
      ['Shift+Slash', 'Shift+?', '?'],
      () => view().openSheet({ kind: 'keys' }),
      'help',
    ),
    {
      ...make(
        'query-help',
        'What a search can ask',
        ['F1'],
        () => view().openSheet({ kind: 'query-help' }),
        'help operators query language find',
      ),
      // Elsewhere the key is the browser's.
      when: () => document.activeElement?.matches('input[type=search]') === true,
    },
    make(
      'flow',
      settings.flow === 'pages' ? 'Scroll the text' : 'Turn the text in pages',
      [],
      () => change({ flow: settings.flow === 'pages' ? 'scroll' : 'pages' }),
      'pages scroll flow columns',
    ),
    make(
      'hyphenate',
      settings.hyphenate ? 'Leave words undivided' : 'Divide words at the ends of lines',
      [],
      () => change({ hyphenate: !settings.hyphenate }),
      'hyphenation type',
    ),
    make(
      'justify',
      settings.justify ? 'Ragged right edge' : 'Justify both edges',
      [],
      () => change({ justify: !settings.justify }),
      'alignment type',
    ),
    ...(
      [
        ['serif', 'Literata'],
        ['sans', 'Inter'],
        ['hyperlegible', 'Atkinson Hyperlegible'],
      ] as const
    ).map(
      ([typeface, name]): Command => ({
        ...make(`typeface-${typeface}`, `Typeface: ${name}`, [], () => change({ typeface }), 'font letters'),
        enabled: settings.typeface !== typeface,
      }),
    ),
    theme('system', 'as the system'),
    theme('paper', 'paper'),
    theme('white', 'white'),
    theme('sepia', 'sepia'),
    theme('dark', 'dark'),
    theme('black', 'black'),
    theme('contrast', 'high contrast'),
    make('dismiss', 'Back', ['Escape'], () => leaveOne(dismissInReader)),
  ];
}

/** Escape lets go of one thing at a time: the chosen articles, what lies over the page, the article, the search, what narrows it. */
function leaveOne(dismissInReader: () => boolean): void {
  const selection = useSelection.getState();
  const { query, search, refinement, refine, pane, setPane, calm, setCalm } = useView.getState();
  if (selection.selected.size > 0) selection.clear();
  else if (dismissInReader()) return;
  else if (calm) setCalm(false);
  else if (pane === 'reader') setPane('list');
  else if (query !== '') search('');
  else if (Object.keys(refinement).length > 0) refine({});
}

export function libraryCommands(start: StartImport, trash: number, rebuild: () => void): Command[] {
  const view = useView.getState;
  const make = (id: string, title: string, run: () => void, words: string, enabled = true): Command => ({
    id,
    title,
    group: 'Library',
    keys: [],
    enabled,
    words,
    run,
  });
  return [
    make('import-files', 'Import files…', () => void start.choose('files'), 'add open'),
    make(
      'preview-files',
      'Preview files before importing…',
      () => void start.choose('files', { preview: true }),
      'dry run',
    ),
    make('import-folder', 'Import a folder…', () => void start.choose('folder'), 'add open directory'),
    make('import-samples', 'Import the sample articles', () => void start.samples(), 'add example'),
    make(
      'imports',
      'Imports and receipts',
      () => view().openSheet({ kind: 'imports', receipt: null }),
      'history undo',
    ),
    make('rebuild-index', 'Rebuild the search index', rebuild, 'repair search again'),
    make(
      'empty-trash',
      'Empty the trash…',
      () => view().openSheet({ kind: 'empty-trash' }),
      'erase delete',
      trash > 0,
    ),
  ];
}
