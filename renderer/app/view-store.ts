import { create } from 'zustand';
import type { Id } from '../../contract/scalars.ts';
import type { CarriedSearch } from '../archive/search-marks.ts';
import { everything, type Refinement, type View } from '../archive/view.ts';
import type { SearchSort } from '../searching/query-sort.ts';
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
  | { kind: 'empty-trash' }
  | { kind: 'erase'; ids: Id[] };

export interface OpenOptions {
  /** A step that Back leads back from; looking through the list with the arrows is none. */
  visit?: boolean;
  pane?: Pane;
  highlight?: Id;
  /** It was a hit of the search in the list: the words are marked in it. */
  fromList?: boolean;
}

export interface ViewState extends ViewAddress {
  /** The search is being typed: its last word matches as a prefix. */
  typing: boolean;
  /** Only the words as they were typed, no near spellings. */
  strict: boolean;
  /** `any`: articles with some of the words will do, for text that was selected. */
  match: 'all' | 'any';
  sort: SearchSort;
  /** Which search the opened article was found by: what the list marked in it, the article marks. */
  articleSearch: CarriedSearch;
  /** Articles opened before and after this one. */
  back: Id[];
  forward: Id[];
  /** In a window with room for one pane only: which. */
  pane: Pane;
  /** In a narrow window the sidebar lies over the rest. */
  sidebarOver: boolean;
  sheet: Sheet | null;
  /** Grows whenever the search field shall take the focus. */
  searchAsked: number;
  /** A highlight that the open article shall show; a new object shows it again. */
  goTo: { highlight: Id } | null;

  /** A saved search is shown with its query. */
  show(view: View, query?: string): void;
  refine(refinement: Refinement): void;
  search(query: string, options?: { typing?: boolean }): void;
  /** In the whole library, as it stands. */
  searchFor(query: string, match: 'all' | 'any'): void;
  setStrict(strict: boolean): void;
  setSort(sort: SearchSort): void;
  openArticle(article: Id | null, options?: OpenOptions): void;
  goBack(): void;
  goForward(): void;
  setPane(pane: Pane): void;
  setSidebarOver(open: boolean): void;
  openSheet(sheet: Sheet | null): void;
  askForSearch(): void;
}

const most = 200;
/** What is typed or chosen anew is read in the usual way. */
const asTyped = { strict: false, match: 'all' } as const;
const everywhere = { view: everything, refinement: {} };
const notSearched: CarriedSearch = { query: '', typing: false, relax: true };

export const useView = create<ViewState>()((set, get) => ({
  ...readAddress(window.location.hash),
  typing: false,
  strict: false,
  match: 'all',
  sort: 'relevance',
  articleSearch: { query: readAddress(window.location.hash).query, typing: false, relax: true },
  back: [],
  forward: [],
  pane: readAddress(window.location.hash).article === null ? 'list' : 'reader',
  sidebarOver: false,
  sheet: null,
  searchAsked: 0,
  goTo: null,

  show: (view, query = '') =>
    set(({ sort }) => ({
      ...{ view, query, refinement: {}, ...asTyped, typing: false, pane: 'list', sidebarOver: false },
      // A saved search says its order by itself, or has none but the best first.
      sort: view.kind === 'saved-search' ? 'relevance' : sort,
    })),
  refine: (refinement) => set({ refinement }),
  search: (query, { typing = false } = {}) => set({ query, typing, ...asTyped }),
  searchFor: (query, match) => set({ ...everywhere, ...asTyped, query, match, typing: false, pane: 'list' }),
  setStrict: (strict) => set({ strict }),
  setSort: (sort) => set({ sort }),
  openArticle: (article, { visit = true, pane, highlight, fromList = false } = {}) =>
    set((state) => ({
      article,
      // The same article again, at a highlight, keeps the words that it was found by.
      articleSearch: fromList
        ? { query: state.query, typing: state.typing, relax: !state.strict }
        : article === state.article
          ? state.articleSearch
          : notSearched,
      goTo: highlight === undefined ? null : { highlight },
      ...(pane !== undefined && { pane }),
      ...(visit && state.article !== null && article !== state.article
        ? { back: [...state.back, state.article].slice(-most), forward: [] }
        : {}),
    })),
  goBack: () =>
    set(({ back, forward, article }) => {
      const before = back.at(-1);
      if (before === undefined) return {};
      return {
        article: before,
        goTo: null,
        back: back.slice(0, -1),
        forward: article === null ? forward : [article, ...forward],
        pane: 'reader',
      };
    }),
  goForward: () =>
    set(({ back, forward, article }) => {
      const [next, ...rest] = forward;
      if (next === undefined) return {};
      return {
        article: next,
        forward: rest,
        back: article === null ? back : [...back, article],
        pane: 'reader',
      };
    }),
  setPane: (pane) => set({ pane }),
  setSidebarOver: (sidebarOver) => set({ sidebarOver }),
  openSheet: (sheet) => set({ sheet }),
  askForSearch: () => set({ searchAsked: get().searchAsked + 1, pane: 'list', sidebarOver: false }),
}));

/** Keeps the address in step; a reload comes back to the same place. */
export function followAddress(): () => void {
  return useView.subscribe((state) => {
    const address = writeAddress(state);
    if (address !== window.location.hash)
      window.history.replaceState(null, '', address === '' ? window.location.pathname : address);
  });
}
