import { serialize } from 'parse5';
import { addressParser } from 'postal-mime';
import { ArchiveError } from '../../../contract/errors.ts';
import { parseBody } from '../../cleaning/parse-html.ts';
import { feedDate } from '../feed/feed-date.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import { limitDepth, textOf } from '../html/page-tree.ts';
import { readImages } from '../html/read-images.ts';
import type { ImportedArticle } from '../importer.ts';
import type { MailHeaders } from './mail-headers.ts';
import { readMessageBody } from './message-body.ts';
import { type MimePart, readMimeTree } from './mime-tree.ts';

/**
 * One message as an article. Errors: `encrypted`; `no-text` when it has neither text nor subject; `too-large`.
 *
 * @param what for messages of errors: the name of the file, or of the message in its mailbox.
 */
export async function messageArticle(bytes: Buffer, what: string): Promise<ImportedArticle> {
  const message = readMimeTree(bytes, what);
  const { headers } = message;
  const body = readMessageBody(message);
  const content = parseBody(body.html);
  limitDepth(content);
  const context = { sibling: async () => null, resource: pictureOf(body.pictures) };
  const { images, missing } = await readImages(content, context, new Map());
  const text = textOf(content);
  if (text === '' && images.length === 0 && body.encrypted)
    throw new ArchiveError('encrypted', `${what} is encrypted; only its owner's key can open it.`);
  const subject = headers.get('subject');
  const empty = text === '' && images.length === 0;
  if (empty && subject === undefined)
    throw new ArchiveError('no-text', `${what} has neither a subject nor a text.`);
  const article: ImportedArticle = {
    html: empty ? '' : serialize(content),
    images,
    missing: [...missing, ...body.missing],
    encoding: body.encoding,
    tags: keywordsOf(headers),
    ...(text === '' && { withoutText: true }),
    ...(isStarred(headers) && { starred: true }),
  };
  const set = (
    field: 'title' | 'byline' | 'source' | 'published' | 'language' | 'address',
    value: string | undefined,
  ): void => {
    if (value !== undefined && value !== '') article[field] = { value, origin: 'markup' };
  };
  set('title', subject);
  set('byline', senderOf(headers));
  set('source', sourceOf(headers));
  set('published', sentAt(headers));
  set('language', languageOf(headers, text));
  set('address', archivedAt(headers));
  return article;
}

function pictureOf(pictures: ReadonlyMap<string, MimePart>): (address: string) => Promise<Uint8Array | null> {
  const plain = (address: string): string => {
    try {
      return decodeURIComponent(address).toLowerCase();
    } catch {
      return address.toLowerCase();
    }
  };
  const byAddress = new Map([...pictures].map(([address, part]) => [plain(address), part]));
  return async (address) => byAddress.get(plain(address))?.content() ?? null;
}

/** Name of whoever wrote it, else the address; old news has `user@site (Ann Lee)`. */
function senderOf(headers: MailHeaders): string | undefined {
  const line = headers.get('from') ?? headers.get('sender') ?? headers.get('reply-to');
  if (line === undefined) return undefined;
  const names = addressParser(line.slice(0, 2_000), { flatten: true }).map(({ name, address }) =>
    (name || address || '').replace(/^["'\s]+|["'\s]+$/g, ''),
  );
  return (
    names
      .filter((name) => name !== '')
      .slice(0, 5)
      .join(', ') || line.slice(0, 200)
  );
}

/** The list, the group or the publication that it came by; a letter has none. */
function sourceOf(headers: MailHeaders): string | undefined {
  const list = headers.get('list-id');
  if (list !== undefined) {
    const named = /^"?([^"<>]{2,200}?)"?\s*<([^<>]+)>/.exec(list);
    const plain = /<?([\w.-]{2,200})>?/.exec(list);
    return named?.[1]?.trim() || named?.[2] || plain?.[1];
  }
  const group = headers
    .get('newsgroups')
    ?.split(/[,\s]+/)
    .find((name) => name !== '');
  if (group !== undefined) return group;
  const mailingList = /list ([^\s;@]+@[^\s;]+)/i.exec(headers.get('mailing-list') ?? '')?.[1];
  if (mailingList !== undefined) return mailingList.slice(0, mailingList.indexOf('@'));
  return headers.has('list-unsubscribe') ? senderOf(headers) : undefined;
}

function sentAt(headers: MailHeaders): string | undefined {
  for (const name of [
    'date',
    'posted',
    'resent-date',
    'delivery-date',
    'nntp-posting-date',
    'date-received',
  ]) {
    const date = feedDate(headers.get(name));
    if (date !== undefined) return date;
  }
  // Servers write when a message came by; the last line is the first server.
  for (const line of headers.all('received').toReversed()) {
    const date = feedDate(line.slice(line.lastIndexOf(';') + 1));
    if (date !== undefined) return date;
  }
  return undefined;
}

function languageOf(headers: MailHeaders, text: string): string | undefined {
  const stated = headers.get('content-language')?.trim().toLowerCase() ?? '';
  const [primary = ''] = stated.split('-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})?$/.test(stated)) return undefined;
  return languageFits(primary, text)
    ? stated.replace(/-([a-z]{2})$/, (_, region: string) => `-${region.toUpperCase()}`)
    : undefined;
}

function archivedAt(headers: MailHeaders): string | undefined {
  const address = /<?(https?:\/\/[^\s<>]{1,2000})>?/i.exec(
    headers.get('archived-at') ?? headers.get('x-archived-at') ?? '',
  )?.[1];
  return address !== undefined && URL.canParse(address) ? address : undefined;
}

const folders =
  /^(?:inbox|sent|unread|opened|archived|important|starred|spam|trash|drafts?|chat|category .*|non-?junk|junk|\$.*)$/i;

/** Words that the writer or the reader's program filed it under. */
function keywordsOf(headers: MailHeaders): string[] {
  const words = ['keywords', 'x-keywords', 'x-mozilla-keys', 'x-gmail-labels', 'x-label'].flatMap((name) =>
    (headers.get(name) ?? '').split(/[,;]/),
  );
  return [...new Set(words.map((word) => word.trim()))].filter(
    (word) => word !== '' && word.length <= 60 && !folders.test(word),
  );
}

function isStarred(headers: MailHeaders): boolean {
  return (
    /(?:^|,)\s*starred\s*(?:,|$)/i.test(headers.get('x-gmail-labels') ?? '') ||
    /F/.test(headers.get('x-status') ?? '')
  );
}
