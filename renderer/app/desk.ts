import type { Id } from '../../contract/scalars.ts';
import type { GoTo } from '../archive/go-to.ts';
import type { CarriedSearch } from '../archive/search-marks.ts';

/** What a place of the reader shows: an article, or a free-standing note. */
export type Shown = { kind: 'article' | 'note'; id: Id };

/** One place of the reader, with its own way back. */
export interface Place {
  /** The same as long as the place is there, wherever it stands. */
  key: number;
  shown: Shown;
  /** Which search led here: what the list marked in the article, the article marks. */
  search: CarriedSearch;
  goTo: GoTo | null;
  back: readonly Shown[];
  forward: readonly Shown[];
}

/** What is open in the reader: nothing, one thing, or two side by side. */
export interface Desk {
  places: readonly Place[];
  /** Which of the places the keys and the list act on. */
  focused: number;
}

export interface PutOptions {
  /** A step that Back leads back from; looking through the list with the arrows is none. */
  visit?: boolean;
  /** The search that it was found by. */
  search?: CarriedSearch;
  goTo?: GoTo | undefined;
}

export const notSearched: CarriedSearch = { query: '', typing: false, relax: true };
export const emptyDesk: Desk = { places: [], focused: 0 };

const most = 200;
let lastKey = 0;

function newPlace(shown: Shown, { search = notSearched, goTo }: PutOptions): Place {
  return { key: ++lastKey, shown, search, goTo: goTo ?? null, back: [], forward: [] };
}

export function focusedPlace({ places, focused }: Desk): Place | null {
  return places[focused] ?? null;
}

/** What is open where the keys act; null where that is nothing, or something else. */
export function focusedId(desk: Desk, kind: Shown['kind']): Id | null {
  const shown = focusedPlace(desk)?.shown;
  return shown?.kind === kind ? shown.id : null;
}

export function sameShown(first: Shown, second: Shown): boolean {
  return first.kind === second.kind && first.id === second.id;
}

/** Shows it in the focused place. */
export function put(desk: Desk, shown: Shown, options: PutOptions = {}): Desk {
  const place = focusedPlace(desk);
  if (place === null) return { places: [newPlace(shown, options)], focused: 0 };
  const { visit = true, search, goTo } = options;
  const same = sameShown(place.shown, shown);
  return replace(desk, {
    ...place,
    shown,
    // The same again, at a highlight, keeps the words that it was found by.
    search: search ?? (same ? place.search : notSearched),
    goTo: goTo ?? null,
    ...(visit && !same ? { back: [...place.back, place.shown].slice(-most), forward: [] } : {}),
  });
}

/** Shows it in the other place, which is made where there is none, and goes there. */
export function putBeside(desk: Desk, shown: Shown, options: PutOptions = {}): Desk {
  if (desk.places.length === 0) return put(desk, shown, options);
  if (desk.places.length === 1) {
    // A row that was chosen is open already: beside it comes what was read before it, where there is something.
    const [only] = desk.places;
    const same = only !== undefined && sameShown(only.shown, shown) && options.goTo === undefined;
    const { places } = same ? stepBack(desk) : desk;
    return { places: [...places, newPlace(shown, options)], focused: 1 };
  }
  return put(other(desk), shown, options);
}

/** Goes to the other of two places. */
export function other(desk: Desk): Desk {
  return desk.places.length < 2 ? desk : { ...desk, focused: 1 - desk.focused };
}

export function focusOn(desk: Desk, key: number): Desk {
  const focused = desk.places.findIndex((place) => place.key === key);
  return focused < 0 || focused === desk.focused ? desk : { ...desk, focused };
}

/** What is left is the other place, or nothing. */
export function close(desk: Desk, key: number): Desk {
  const places = desk.places.filter((place) => place.key !== key);
  return places.length === desk.places.length ? desk : { places, focused: 0 };
}

/** The left one to the right; the keys stay with the one that had them. */
export function swap({ places, focused }: Desk): Desk {
  return places.length < 2 ? { places, focused } : { places: places.toReversed(), focused: 1 - focused };
}

export function stepBack(desk: Desk): Desk {
  const place = focusedPlace(desk);
  const before = place?.back.at(-1);
  if (place === null || before === undefined) return desk;
  return replace(desk, {
    ...place,
    ...{ shown: before, search: notSearched, goTo: null },
    back: place.back.slice(0, -1),
    forward: [place.shown, ...place.forward],
  });
}

export function stepForward(desk: Desk): Desk {
  const place = focusedPlace(desk);
  const [next, ...rest] = place?.forward ?? [];
  if (place === null || next === undefined) return desk;
  return replace(desk, {
    ...place,
    ...{ shown: next, search: notSearched, goTo: null },
    back: [...place.back, place.shown],
    forward: rest,
  });
}

function replace(desk: Desk, place: Place): Desk {
  return { ...desk, places: desk.places.map((each) => (each.key === place.key ? place : each)) };
}
