import { create } from 'zustand';
import type { Id } from '../../contract/scalars.ts';
import type { GoTo } from '../archive/go-to.ts';
import { everything, type Refinement, type View } from '../archive/view.ts';
import type { SearchSort } from '../searching/query-sort.ts';
import * as desks from './desk.ts';
import { readAddress, type ViewAddress, writeAddress } from './view-address.ts';

export type Pane = 'list' | 'reader';
/** Dialogs and drawers, of which one is open at most. */
export type Sheet =
  | { kind: 'palette' }
  | { kind: 'keys' }
  | { kind: 'query-help' }
  | { kind: 'settings' }
  | { kind: 'imports'; receipt: Id | null }
  | { kind: 'tags'; ids: Id[] }
  | { kind: 'collections'; ids: Id[] }
  | { kind: 'details'; id: Id }
  | { kind: 'provenance'; id: Id }
  | { kind: 'removed-notes' }
  | { kind: 'empty-trash' }
  | { kind: 'erase'; ids: Id[] };

export interface OpenOptions {
  /** A step that Back leads back from; looking through the list with the arrows is none. */
  visit?: boolean;
  pane?: Pane;
  highlight?: Id | undefined;
  goTo?: GoTo | undefined;
  /** It was a hit of the search in the list: the words are marked in it. */
  fromList?: boolean;
  /** Side by side with what is open. */
  beside?: boolean;
}

export interface ViewState extends Omit<ViewAddress, 'open' | 'beside' | 'goTo'> {
  /** The search is being typed: its last word matches as a prefix. */
  typing: boolean;
  /** Only the words as they were typed, no near spellings. */
  strict: boolean;
  /** `any`: articles with some of the words will do, for text that was selected. */
  match: 'all' | 'any';
  sort: SearchSort;
  /** What is open in the reader. */
  desk: desks.Desk;
  /** In a window with room for one pane only: which. */
  pane: Pane;
  /** In a narrow window the sidebar lies over the rest. */
  sidebarOver: boolean;
  sheet: Sheet | null;
  /** Grows whenever the search field shall take the focus. */
  searchAsked: number;
  /** Nothing but the page that is read. */
  calm: boolean;

  /** A saved search is shown with its query. */
  show(view: View, query?: string): void;
  refine(refinement: Refinement): void;
  search(query: string, options?: { typing?: boolean }): void;
  /** In the whole library, as it stands. */
  searchFor(query: string, match: 'all' | 'any'): void;
  setStrict(strict: boolean): void;
  setSort(sort: SearchSort): void;
  open(shown: desks.Shown, options?: OpenOptions): void;
  openArticle(article: Id, options?: OpenOptions): void;
  /** Another desk in place of this one: back, forward, swapped, closed (see desk.ts). */
  arrange(change: (desk: desks.Desk) => desks.Desk): void;
  setCalm(calm: boolean): void;
  setPane(pane: Pane): void;
  setSidebarOver(open: boolean): void;
  openSheet(sheet: Sheet | null): void;
  askForSearch(): void;
}

/** What is typed or chosen anew is read in the usual way. */
const asTyped = { strict: false, match: 'all' } as const;
const everywhere = { view: everything, refinement: {} };
/** Whoever looks for something else leaves the calm of one page, and the window of one article becomes one of the library. */
const amongAll = { calm: false, alone: false } as const;

export const useView = create<ViewState>()((set, get) => ({
  ...fromAddress(readAddress(window.location.hash)),
  typing: false,
  strict: false,
  match: 'all',
  sort: 'relevance',
  sidebarOver: false,
  sheet: null,
  searchAsked: 0,
  calm: false,

  show: (view, query = '') =>
    set(({ sort }) => ({
      ...{ view, query, refinement: {}, ...asTyped, typing: false, pane: 'list', sidebarOver: false },
      ...amongAll,
      // A saved search says its order by itself, or has none but the best first.
      sort: view.kind === 'saved-search' ? 'relevance' : sort,
    })),
  refine: (refinement) => set({ refinement }),
  search: (query, { typing = false } = {}) => set({ query, typing, ...asTyped }),
  searchFor: (query, match) =>
    set({ ...everywhere, ...asTyped, ...amongAll, query, match, typing: false, pane: 'list' }),
  setStrict: (strict) => set({ strict }),
  setSort: (sort) => set({ sort }),
  open: (shown, { visit, pane, highlight, goTo, fromList = false, beside = false } = {}) =>
    set((state) => ({
      desk: (beside ? desks.putBeside : desks.put)(state.desk, shown, {
        ...(visit !== undefined && { visit }),
        ...(fromList && { search: { query: state.query, typing: state.typing, relax: !state.strict } }),
        goTo: highlight === undefined ? goTo : { highlight },
      }),
      ...(pane !== undefined && { pane }),
      ...(beside && { pane: 'reader' as const, calm: false }),
    })),
  openArticle: (id, options) => get().open({ kind: 'article', id }, options),
  arrange: (change) => set(({ desk }) => ({ desk: change(desk) })),
  setPane: (pane) => set({ pane }),
  setCalm: (calm) => set(calm ? { calm, pane: 'reader' } : { calm }),
  setSidebarOver: (sidebarOver) => set({ sidebarOver }),
  openSheet: (sheet) => set({ sheet }),
  askForSearch: () =>
    set({ searchAsked: get().searchAsked + 1, pane: 'list', sidebarOver: false, ...amongAll }),
}));

function fromAddress({ open, beside, goTo, ...address }: ViewAddress) {
  const search = { query: address.query, typing: false, relax: true };
  const first = open === null ? desks.emptyDesk : desks.put(desks.emptyDesk, open, { search, goTo });
  const desk = beside === null ? first : desks.other(desks.putBeside(first, beside));
  return { ...address, desk, pane: open === null ? ('list' as const) : ('reader' as const) };
}

/** Keeps the address in step; a reload comes back to the same place. */
export function followAddress(): () => void {
  const write = ({ desk, ...state }: ViewState): void => {
    const [open = null, beside = null] = desk.places.map(({ shown }) => shown);
    const address = writeAddress({ ...state, open, beside });
    if (address !== window.location.hash)
      window.history.replaceState(null, '', address === '' ? window.location.pathname : address);
  };
  // Another address, typed into the bar of a browser.
  const read = (): void => useView.setState(fromAddress(readAddress(window.location.hash)));
  window.addEventListener('hashchange', read);
  const stop = useView.subscribe(write);
  return () => {
    window.removeEventListener('hashchange', read);
    stop();
  };
}
