import { serializeOuter } from 'parse5';
import { parseBody } from '../../cleaning/parse-html.ts';
import {
  completeAddresses,
  detach,
  findFirst,
  hasText,
  limitDepth,
  removeAll,
  textOf,
} from '../html/page-tree.ts';
import { readImages } from '../html/read-images.ts';
import type { ImportedArticle, ImportedImage, ImporterContext } from '../importer.ts';

export interface MarkupContext {
  /** A heading that repeats it is left out. */
  title: string;
  /** Of the page, for links that are written relative to it. */
  address: string | null;
  /** Pictures already at hand, by their `src`. */
  images: readonly ImportedImage[];
  sibling: ImporterContext['sibling'];
}

/** The text of an article as another program kept it: cut out of its page already. Null when there is nothing to read. */
export async function readMarkup(
  html: string,
  { title, address, images: given, sibling }: MarkupContext,
): Promise<Pick<ImportedArticle, 'html' | 'images' | 'missing'> | null> {
  if (html.trim() === '' || isFailure(html)) return null;
  const body = parseBody(html);
  limitDepth(body);
  removeAll(body, ({ tagName }) => /^(?:script|style|noscript|template|title|meta|link)$/.test(tagName));
  dropRepeatedTitle(body, title);
  if (!hasText(body)) return null;
  // A picture written relative to its page is on the network, unless pictures came along.
  if (given.length === 0) completeAddresses(body, address ?? undefined);
  const found = new Map(given.map((image) => [image.source, image]));
  const { images, missing } = await readImages(
    body,
    { sibling: async (path) => found.get(path)?.bytes ?? sibling(path) },
    new Map(),
  );
  completeAddresses(body, address ?? undefined);
  return { html: serializeOuter(body), images, missing };
}

/** What wallabag and its like write instead of a text. */
function isFailure(html: string): boolean {
  if (html.length > 1_000) return false;
  return /can't retrieve contents for this article|errors_during_fetching/.test(html);
}

function dropRepeatedTitle(body: ReturnType<typeof parseBody>, title: string): void {
  const heading = findFirst(body, ({ tagName }) => /^h[1-6]$/.test(tagName));
  if (heading !== null && title !== '' && fold(textOf(heading)) === fold(title)) detach(heading);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
