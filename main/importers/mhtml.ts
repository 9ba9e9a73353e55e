import { ArchiveError } from '../../contract/errors.ts';
import { readPage, type SavedPage } from './html.ts';
import type { FileHead, ImportedArticle, SourceFile, WholeImporter } from './importer.ts';
import { type MimePart, readMimeParts } from './mhtml/mime-parts.ts';
import { type HeaderBlock, readHeaders } from './mhtml/read-headers.ts';
import { absoluteAddress, addressKey, isWebAddress } from './web-archive/address-key.ts';

/** A page saved as a mail message (MHTML): one html part, and the parts it shows. */
export const mhtml = {
  id: 'mhtml',
  version: 1,
  label: 'Web archive (MHTML)',
  extensions: ['mht', 'mhtml'],
  largestBytes: 256 * 1024 * 1024,
  recognise: recogniseMhtml,
  async *read(file) {
    yield await readMessage(file);
  },
} satisfies WholeImporter;

/** A saved page is a message that nobody sent: it has no recipient and came by no server. */
function recogniseMhtml({ bytes, name }: FileHead): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!/^[\s\ufeff]*[\w-]+:[^\r\n]*\r?\n/.test(head.toString('latin1', 0, 2_000))) return 0;
  const { headers } = readHeaders(head, 0, head.length);
  const { value: type } = headers.parameters('content-type');
  const kind = /^multipart\/(?:related|mixed|alternative)$|^text\/html$/.test(type);
  if (!kind || !headers.has('mime-version')) return 0;
  const savedPage =
    headers.has('snapshot-content-location') ||
    headers.has('x-maf') ||
    headers.has('x-maf-information') ||
    /^<?saved by/i.test(headers.get('from') ?? '');
  if (savedPage) return 0.98;
  const sent = ['received', 'to', 'delivered-to', 'message-id', 'newsgroups'].some((line) =>
    headers.has(line),
  );
  if (/\.mht(?:ml)?$/i.test(name)) return sent ? 0.9 : 0.96;
  return !sent && (type === 'multipart/related' || headers.has('content-location')) ? 0.92 : 0;
}

/** The page in a message, with what the message holds of what it shows. Errors: `no-text`, `damaged`, `too-large`. */
export function openMessage(file: Pick<SourceFile, 'bytes' | 'name'>): SavedPage & { headers: HeaderBlock } {
  const { bytes, name } = file;
  const { headers, parts } = readMimeParts(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    `mhtml: "${name}"`,
  );
  const main = mainPart(headers, parts);
  if (main === undefined)
    throw new ArchiveError(
      'no-text',
      `"${name}" is a saved page that holds no html; it has no text to read.`,
    );
  const address = absoluteAddress(
    main.headers.get('content-location') ?? locationOf(headers) ?? unknownAddress,
    locationOf(headers) ?? unknownAddress,
  );
  const charset = main.headers.parameters('content-type').parameters.get('charset');
  return {
    headers,
    bytes: main.content(),
    context: { sibling: async () => null, resource: partsByAddress(parts, address) },
    origin: { address, ...(charset !== undefined && !/^x-user-defined$/i.test(charset) && { charset }) },
  };
}

async function readMessage(file: SourceFile): Promise<ImportedArticle> {
  const { headers, bytes, context, origin } = openMessage(file);
  const { address } = origin;
  const article = await readPage({ name: file.name, bytes }, context, origin);
  const subject = headers.get('subject');
  const saved = Date.parse(headers.get('date') ?? '');
  return {
    ...article,
    ...(article.title === undefined && subject && { title: { value: subject, origin: 'markup' } }),
    ...(article.address === undefined &&
      isWebAddress(address) && { address: { value: address, origin: 'markup' } }),
    ...(!Number.isNaN(saved) && { saved: new Date(saved).toISOString() }),
  };
}

/** The base of relative addresses in a message that does not say where it comes from (RFC 2557, 5). */
const unknownAddress = 'thismessage:/';

function locationOf(headers: HeaderBlock): string | undefined {
  return (
    headers.get('snapshot-content-location') ?? headers.get('content-location') ?? headers.get('content-base')
  );
}

/** The part that the message names as its start, else the page that was saved, else the first page in it. */
function mainPart(headers: HeaderBlock, parts: readonly MimePart[]): MimePart | undefined {
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = headers.parameters('content-type').parameters.get('start');
  const location = locationOf(headers);
  return (
    pages.find((part) => start !== undefined && part.headers.get('content-id') === start) ??
    pages.find((part) => location !== undefined && part.headers.get('content-location') === location) ??
    pages[0]
  );
}

function partsByAddress(
  parts: readonly MimePart[],
  base: string,
): (address: string) => Promise<Uint8Array | null> {
  const found = new Map<string, MimePart>();
  for (const part of parts) {
    const id = part.headers.get('content-id')?.replace(/^<|>$/g, '');
    const location = part.headers.get('content-location');
    for (const address of [
      ...(id ? [`cid:${id}`] : []),
      ...(location ? [absoluteAddress(location, part.headers.get('content-base') ?? base)] : []),
    ])
      if (!found.has(addressKey(address))) found.set(addressKey(address), part);
  }
  return async (address) => found.get(addressKey(address))?.content() ?? null;
}
