import type { Id } from '../../contract/scalars.ts';
import { everything, type Refinement, type Scope, type View, viewName } from '../archive/view.ts';

/** What is worth keeping over a reload: it stands behind the # of the address. */
export interface ViewAddress {
  view: View;
  query: string;
  article: Id | null;
  refinement: Refinement;
}

const scopes: readonly Scope[] = ['all', 'unread', 'reading', 'finished', 'starred', 'annotated', 'trash'];
const refinements = [
  'source',
  'place',
  'language',
  'tag',
  'collection',
  'publishedFrom',
  'publishedTo',
] as const;

export function writeAddress({ view, query, article, refinement }: ViewAddress): string {
  const parts = new URLSearchParams();
  if (viewName(view) !== viewName(everything)) parts.set('view', viewName(view));
  if (query !== '') parts.set('q', query);
  if (article !== null) parts.set('article', article);
  for (const name of refinements) {
    const value = refinement[name];
    if (value !== undefined) parts.set(name, value);
  }
  return parts.size === 0 ? '' : `#${parts.toString()}`;
}

/** Anything that does not read as a view is the whole library: an address may be old, or typed by hand. */
export function readAddress(hash: string): ViewAddress {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const article = parts.get('article');
  const refinement: Refinement = {};
  for (const name of refinements) {
    const value = parts.get(name);
    if (value !== null && value !== '' && (name !== 'collection' || isId(value))) refinement[name] = value;
  }
  return {
    view: readView(parts.get('view') ?? ''),
    query: parts.get('q') ?? '',
    article: article !== null && isId(article) ? article : null,
    refinement,
  };
}

function readView(text: string): View {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? '' : text.slice(colon + 1);
  if (kind === 'highlights' || kind === 'notes') return { kind };
  if (kind === 'scope') {
    const scope = scopes.find((known) => known === rest);
    return scope === undefined ? everything : { kind, scope };
  }
  if (rest === '') return everything;
  if (kind === 'tag' || kind === 'source' || kind === 'place') return { kind, name: rest };
  if ((kind === 'collection' || kind === 'import' || kind === 'saved-search') && isId(rest))
    return { kind, id: rest };
  return everything;
}

function isId(text: string): boolean {
  return /^[0-9a-z]{8,32}$/.test(text);
}
