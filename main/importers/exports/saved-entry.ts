import { decodeHTML } from 'entities';
import type { FieldOrigin, ReadingState } from '../../../contract/model.ts';
import type {
  ImportedArticle,
  ImportedHighlight,
  ImportedImage,
  ImporterContext,
  PartProblem,
  TextEncoding,
} from '../importer.ts';
import { addressOf, dateOf, languageOf } from './facts.ts';
import { readMarkup } from './read-markup.ts';

/** What a program that keeps articles says of one of them. Empty text says nothing. */
export interface SavedEntry {
  /** Unique in its file: a record's number, or what the program itself calls it. */
  within: string;
  title?: string;
  address?: string;
  byline?: string;
  source?: string;
  published?: string;
  language?: string;
  section?: string;
  tags?: readonly string[];
  saved?: string | null;
  state?: ReadingState | null;
  starred?: boolean;
  collections?: readonly string[];
  /** The reader's own, Markdown. */
  note?: string;
  highlights?: readonly ImportedHighlight[];
  /** The article's text, when the program wrote it down. */
  html?: string;
  /** Pictures that came along, by the `src` that the html gives them. */
  images?: readonly ImportedImage[];
  /** A few sentences of the article, html; shown while its text is not there. */
  excerpt?: string;
}

export interface EntryContext {
  /** Name of the file, for messages. */
  name: string;
  encoding: TextEncoding | null;
  sibling?: ImporterContext['sibling'];
}

/**
 * An entry as an article: with its text, or without one where the program kept only the link. What holds neither a title, nor
 * an address, nor a text is a problem of its own.
 */
export async function entryArticle(
  entry: SavedEntry,
  { name, encoding, sibling }: EntryContext,
): Promise<ImportedArticle | PartProblem> {
  const { within } = entry;
  const address = addressOf(entry.address ?? '');
  const title = titleOf(entry, address);
  const body = await readMarkup(entry.html ?? '', {
    title,
    address,
    images: entry.images ?? [],
    sibling: sibling ?? (async () => null),
  });
  const withoutText = body === null;
  if (title === '' && address === null && withoutText)
    return {
      problem: 'no-text',
      message: `"${name}", ${within}: neither a title, a link nor a text.`,
      within,
    };
  const excerpt = withoutText ? (entry.excerpt?.trim() ?? '') : '';
  return {
    html: body?.html ?? (excerpt === '' || excerpt.startsWith('<') ? excerpt : `<p>${excerpt}</p>`),
    images: body?.images ?? [],
    missing: [
      ...(body?.missing ?? []),
      // With a few sentences at hand the article is not empty, and its text is missing all the same.
      ...(excerpt === ''
        ? []
        : [{ kind: 'text' as const, address: address ?? '', reason: 'absent' as const }]),
    ],
    encoding,
    within,
    ...(withoutText && { withoutText }),
    ...stated('title', title === '' && address !== null ? shortened(address) : title, title === ''),
    ...stated('address', address),
    ...stated('byline', entry.byline),
    ...(entry.source ? stated('source', entry.source) : stated('source', hostOf(address), true)),
    ...stated('section', entry.section),
    ...stated('published', dateOf(entry.published ?? '')),
    ...stated('language', languageOf(entry.language ?? '')),
    ...formerLife(entry),
  };
}

type Formerly = Pick<
  ImportedArticle,
  'tags' | 'saved' | 'state' | 'starred' | 'collections' | 'note' | 'highlights'
>;

function formerLife({ tags, saved, state, starred, collections, note, highlights }: SavedEntry): Formerly {
  return {
    ...(tags && tags.length > 0 && { tags: [...new Set(tags)] }),
    ...(saved && { saved }),
    ...(state && { state }),
    ...(starred === true && { starred }),
    ...(collections && collections.length > 0 && { collections: [...collections] }),
    ...(note !== undefined && note.trim() !== '' && { note: note.trim() }),
    ...(highlights && highlights.length > 0 && { highlights: [...highlights] }),
  };
}

type Stateable = 'title' | 'address' | 'byline' | 'source' | 'section' | 'published' | 'language';

function stated(
  field: Stateable,
  value: string | null | undefined,
  inferred = false,
): Partial<Pick<ImportedArticle, Stateable>> {
  const text = (value ?? '').replace(/\s+/g, ' ').trim();
  const origin: FieldOrigin = inferred ? 'inferred' : 'markup';
  return text === '' ? {} : { [field]: { value: text, origin } };
}

/** The site is the source where nothing else is told; a resolver of identifiers is nobody's site. */
function hostOf(address: string | null): string {
  const host = address === null ? '' : new URL(address).hostname.replace(/^www\./, '');
  return /^(?:dx\.)?doi\.org$/.test(host) ? '' : host;
}

/** What programs write where they found no title. */
const noTitle = /^(?:no title found|untitled|\(no title\)|\[no title\]|null|undefined)$/i;

function titleOf({ title }: SavedEntry, address: string | null): string {
  // Titles are taken from pages, and often come as the page wrote them.
  const written = title ?? '';
  const decoded = /&(?:amp|quot|lt|gt|apos|nbsp|hellip|#\d{1,6}|#x[\da-f]{1,5});/i.test(written)
    ? decodeHTML(written)
    : written;
  const text = decoded.replace(/\s+/g, ' ').trim();
  const bare = (link: string): string => link.replace(/^https?:\/\/|\/$/g, '');
  const isAddress = address !== null && (text === address || text === bare(address));
  return isAddress || noTitle.test(text) || addressOf(text) !== null ? '' : text;
}

/** What a person would call a page that has only an address. */
function shortened(address: string): string {
  const { hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/$/, '');
  let readable = path;
  try {
    readable = decodeURIComponent(path);
  } catch {
    // A stray percent sign: as it stands.
  }
  const whole = `${hostname.replace(/^www\./, '')}${readable}`;
  return whole.length > 120 ? `${whole.slice(0, 119)}…` : whole;
}
