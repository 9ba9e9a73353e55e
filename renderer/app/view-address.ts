import { parseLink } from '../../contract/carrel-link.ts';
import type { GoTo } from '../archive/go-to.ts';
import { everything, type Refinement, type Scope, type View, viewName } from '../archive/view.ts';
import type { Shown } from './desk.ts';
import { goToOf } from './link-target.ts';

/** What is worth keeping over a reload: it stands behind the # of the address. */
export interface ViewAddress {
  view: View;
  query: string;
  /** What is open in the reader, and what beside it. */
  open: Shown | null;
  beside: Shown | null;
  /** The window shows what is open alone, without the library around it. */
  alone: boolean;
  refinement: Refinement;
  /** Only read: a reload comes back to where the reader was then. */
  goTo?: GoTo | undefined;
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

export function writeAddress({ view, query, open, beside, alone, refinement }: ViewAddress): string {
  const parts = new URLSearchParams();
  if (viewName(view) !== viewName(everything)) parts.set('view', viewName(view));
  if (query !== '') parts.set('q', query);
  if (open !== null) parts.set(open.kind, open.id);
  if (beside !== null) parts.set('beside', `${beside.kind}:${beside.id}`);
  if (alone) parts.set('window', 'alone');
  for (const name of refinements) {
    const value = refinement[name];
    if (value !== undefined) parts.set(name, value);
  }
  return parts.size === 0 ? '' : `#${parts.toString()}`;
}

/**
 * Anything that does not read as a view is the whole library: an address may be old, or typed by hand. A link into the
 * library is an address as well.
 */
export function readAddress(hash: string): ViewAddress {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const link = parseLink(hash.replace(/^#/, '')) ?? parseLink(parts.get('link') ?? '');
  if (link !== null)
    return {
      ...{ view: everything, query: '', refinement: {}, beside: null },
      ...{
        open: { kind: link.kind, id: link.id },
        alone: parts.get('window') === 'alone',
        goTo: goToOf(link),
      },
    };
  const open = readShown('article', parts.get('article')) ?? readShown('note', parts.get('note'));
  const [kind = '', id = null] = parts.get('beside')?.split(':') ?? [];
  const refinement: Refinement = {};
  for (const name of refinements) {
    const value = parts.get(name);
    if (value !== null && value !== '' && (name !== 'collection' || isId(value))) refinement[name] = value;
  }
  return {
    view: readView(parts.get('view') ?? ''),
    query: parts.get('q') ?? '',
    open,
    beside: open === null ? null : readShown(kind, id),
    alone: open !== null && parts.get('window') === 'alone',
    refinement,
  };
}

function readShown(kind: string, id: string | null): Shown | null {
  return id !== null && isId(id) && (kind === 'article' || kind === 'note') ? { kind, id } : null;
}

function readView(text: string): View {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? '' : text.slice(colon + 1);
  if (kind === 'highlights' || kind === 'notes' || kind === 'review') return { kind };
  if (kind === 'quotations') return readQuotations(rest);
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

/** `2019..2023:what is asked for`, a minus before the newest first. */
function readQuotations(text: string): View {
  const [, minus = '', from = '', to = '', query = ''] = /^(-?)(\d{4})?\.\.(\d{4})?:(.*)$/s.exec(text) ?? [];
  return { kind: 'quotations', query, from, to, order: minus === '' ? 'oldest' : 'newest' };
}

function isId(text: string): boolean {
  return /^[0-9a-z]{8,32}$/.test(text);
}
