import type { ArticleFilter } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';

export type Scope = NonNullable<ArticleFilter['scope']>;

/** What the window shows: a part of the library or one of the pages that are no list of articles. */
export type View =
  | { kind: 'scope'; scope: Scope }
  | { kind: 'collection'; id: Id }
  | { kind: 'tag'; name: string }
  | { kind: 'source'; name: string }
  | { kind: 'place'; name: string }
  | { kind: 'import'; id: Id }
  | { kind: 'saved-search'; id: Id }
  | { kind: 'highlights' }
  | { kind: 'notes' }
  | { kind: 'review' }
  /** Every sentence with what is asked for; years, or empty for an open end. */
  | { kind: 'quotations'; query: string; from: string; to: string; order: 'oldest' | 'newest' };

/** Narrows a view further: facets and the brush of the timeline. */
export interface Refinement {
  source?: string;
  place?: string;
  language?: string;
  tag?: string;
  collection?: Id;
  publishedFrom?: string;
  publishedTo?: string;
}

/** Views that are no list of articles, and have the room to themselves until something is opened from them. */
export function isPage({ kind }: View): boolean {
  return kind === 'highlights' || kind === 'notes' || kind === 'review' || kind === 'quotations';
}

export function quotationsOf(query: string): View {
  return { kind: 'quotations', query, from: '', to: '', order: 'oldest' };
}

export const everything: View = { kind: 'scope', scope: 'all' };

export function sameView(first: View, second: View): boolean {
  return viewName(first) === viewName(second);
}

/** One text for each view, for keys and addresses: `scope:unread`, `tag:to cite`. */
export function viewName(view: View): string {
  switch (view.kind) {
    case 'scope':
      return `scope:${view.scope}`;
    case 'collection':
    case 'import':
    case 'saved-search':
      return `${view.kind}:${view.id}`;
    case 'tag':
    case 'source':
    case 'place':
      return `${view.kind}:${view.name}`;
    case 'highlights':
    case 'notes':
    case 'review':
      return view.kind;
    case 'quotations': {
      const { order, from, to, query } = view;
      return `quotations:${order === 'newest' ? '-' : ''}${from}..${to}:${query}`;
    }
  }
}

/** The articles that a view and its refinement speak of. */
export function filterOf(view: View, refinement: Refinement): ArticleFilter {
  switch (view.kind) {
    case 'scope':
      return { ...refinement, scope: view.scope };
    case 'collection':
      return { ...refinement, scope: 'all', collection: view.id };
    case 'import':
      return { ...refinement, scope: 'all', import: view.id };
    case 'tag':
      return { ...refinement, scope: 'all', tag: view.name };
    case 'source':
      return { ...refinement, scope: 'all', source: view.name };
    case 'place':
      return { ...refinement, scope: 'all', place: view.name };
    case 'saved-search':
    case 'highlights':
    case 'notes':
    case 'review':
    case 'quotations':
      return { ...refinement, scope: 'all' };
  }
}

/** The index holds no article of the trash: a search begun there looks in the whole library. */
export function searchesEverywhere(view: View): boolean {
  return (
    view.kind === 'saved-search' ||
    (view.kind === 'scope' && view.scope === 'trash') ||
    sameView(view, everything)
  );
}

/** Where a search looks. */
export function searchFilterOf(view: View, refinement: Refinement): ArticleFilter {
  return filterOf(searchesEverywhere(view) ? everything : view, refinement);
}
