import type { MissingPart } from '../../../contract/model.ts';
import { imageType } from '../../cleaning/image-type.ts';
import { parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { findAll, textOf } from '../html/page-tree.ts';
import type { TextEncoding } from '../importer.ts';
import { htmlBody } from './html-body.ts';
import type { MimePart } from './mime-tree.ts';
import { partText } from './part-text.ts';
import { plainBody } from './plain-body.ts';
import { openSigned } from './signed-data.ts';

/** Messages inside messages inside signatures: beyond, they are listed as attachments. */
const deepest = 30;

export interface MessageBody {
  html: string;
  encoding: TextEncoding | null;
  /** Pictures by `cid:` address. */
  pictures: ReadonlyMap<string, MimePart>;
  missing: MissingPart[];
  /** Some part can only be read with a key. */
  encrypted: boolean;
}

/** What a reader is to see of a message, part by part in their order; of alternatives the one that reads best. */
export function readMessageBody(message: MimePart): MessageBody {
  const pictures = new Map<string, MimePart>();
  const body: MessageBody = { html: '', encoding: null, pictures, missing: [], encrypted: false };
  let shownPictures = 0;
  let depth = 0;

  const show = (part: MimePart): string => {
    if (depth >= deepest) return name(part);
    depth += 1;
    try {
      return showPart(part);
    } finally {
      depth -= 1;
    }
  };
  const showPart = (part: MimePart): string => {
    if (part.type === 'multipart/encrypted' || isEnveloped(part)) {
      body.encrypted = true;
      return '';
    }
    if (part.type === 'multipart/alternative') return show(bestAlternative(part));
    if (part.type === 'multipart/related') return showRelated(part);
    if (part.type === 'multipart/signed') return part.parts[0] ? show(part.parts[0]) : '';
    if (part.type === 'multipart/report') return part.parts.slice(0, 1).map(show).join('\n');
    if (part.type.startsWith('multipart/') && part.parts.length > 0) return part.parts.map(show).join('\n');
    if (part.type.startsWith('message/') && part.parts[0]) return quoted(part.parts[0]);
    return showLeaf(part);
  };
  const showRelated = (part: MimePart): string => {
    const start = part.parameters.get('start');
    const root =
      part.parts.find(({ headers }) => start && headers.get('content-id') === start) ?? part.parts[0];
    for (const other of part.parts) if (other !== root && other.type.startsWith('image/')) keepPicture(other);
    const html = root ? show(root) : '';
    return (
      html +
      part.parts
        .filter((other) => other !== root && !other.type.startsWith('image/'))
        .map(show)
        .join('\n')
    );
  };
  const keepPicture = (part: MimePart): string => {
    shownPictures += 1;
    const id = part.headers.get('content-id')?.replace(/^<|>$/g, '') ?? '';
    const address = `cid:${id === '' ? `carrel-part-${shownPictures}` : id}`;
    pictures.set(address, part);
    return address;
  };
  const showLeaf = (part: MimePart): string => {
    const attached = part.disposition === 'attachment' || (part.disposition === '' && part.fileName !== '');
    if (part.type.startsWith('image/')) {
      const known = part.headers.get('content-id')?.replace(/^<|>$/g, '');
      if (imageType(part.content()) === null) return name(part);
      if (known) return keepPicture(part) && '';
      return `<p><img src="${escapeHtml(keepPicture(part))}" alt="${escapeHtml(part.fileName)}"></p>`;
    }
    if (part.type === 'text/html' && !attached) return htmlText(part);
    if (part.type === 'application/pkcs7-mime' || part.type === 'application/x-pkcs7-mime') {
      const signed = openSigned(part.content());
      return signed === null ? name(part) : show(signed);
    }
    if (
      part.type.startsWith('text/') &&
      !attached &&
      !/^text\/(?:calendar|x?-?vcard|directory|xml|rtf|css)$/.test(part.type)
    )
      return plainText(part);
    // Its borders are lost: what is there is shown as it stands.
    if (part.type.startsWith('multipart/')) return plainText(part);
    if (part.type === 'application/pgp-encrypted') body.encrypted = true;
    return isSignature(part) ? '' : name(part);
  };
  const plainText = (part: MimePart): string => {
    const { text, encoding } = partText(part);
    body.encoding ??= encoding;
    if (/^\s*-----BEGIN PGP MESSAGE-----/.test(text)) {
      body.encrypted = true;
      return '';
    }
    if (/^text\/(?:x-|diff)/.test(part.type)) return `<pre>\n${escapeHtml(text)}</pre>`;
    // Programs that know no parts put pages into the text.
    return /^\s*(?:<!doctype html|<html[\s>])/i.test(text)
      ? htmlBody(text)
      : plainBody(text, part.parameters);
  };
  const htmlText = (part: MimePart): string => {
    const { text, encoding } = partText(part);
    body.encoding ??= encoding;
    return htmlBody(text);
  };
  const name = (part: MimePart): string => {
    const address = (part.fileName || part.type).slice(0, 500);
    body.missing.push({
      kind: part.type.startsWith('image/') ? 'image' : 'media',
      address,
      reason: 'unsupported',
    });
    return '';
  };
  const quoted = (inner: MimePart): string => {
    const lines = ['from', 'date', 'subject'].flatMap((field) => {
      const value = inner.headers.get(field);
      return value === undefined
        ? []
        : [`<b>${field[0]?.toUpperCase()}${field.slice(1)}:</b> ${escapeHtml(value)}`];
    });
    return `<blockquote><p>${lines.join('<br>')}</p>\n${show(inner)}</blockquote>`;
  };

  body.html = show(message);
  addLeftPictures(body);
  return body;
}

/** Of the same text in several forms the html, unless it is a poor rest of the plain one. */
function bestAlternative(part: MimePart): MimePart {
  const plain = part.parts.find(({ type }) => type === 'text/plain');
  const rich = part.parts.findLast((one) => one.type === 'text/html' || one.type.startsWith('multipart/'));
  if (rich === undefined || plain === undefined)
    return rich ?? plain ?? part.parts.at(-1) ?? { ...part, type: 'text/plain' };
  if (rich.type !== 'text/html' && rich.type !== 'multipart/related') return rich;
  const page = rich.type === 'text/html' ? rich : rich.parts.find(({ type }) => type === 'text/html');
  if (page === undefined) return rich.type === 'multipart/related' ? rich : plain;
  const written = textOf(parseBody(htmlBody(partText(page).text)));
  return written.length * 2 >= partText(plain).text.replace(/\s+/g, ' ').trim().length ? rich : plain;
}

/** Pictures with an identity that no part of the text shows come after it. */
function addLeftPictures(body: MessageBody): void {
  const shown = new Set(
    findAll(parseBody(body.html), ({ tagName }) => tagName === 'img').map(
      ({ attrs }) => attrs.find(({ name }) => name === 'src')?.value ?? '',
    ),
  );
  for (const [address, part] of body.pictures)
    if (!shown.has(address) && part.disposition !== 'inline')
      body.html += `\n<p><img src="${escapeHtml(address)}" alt="${escapeHtml(part.fileName)}"></p>`;
}

function isEnveloped(part: MimePart): boolean {
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(part.type)) return false;
  const kind = part.parameters.get('smime-type') ?? '';
  return kind === '' ? openSigned(part.content()) === null : /^(?:enveloped|authenveloped)/i.test(kind);
}

/** Proofs of who wrote it and cards of who that is: nothing to read. */
function isSignature(part: MimePart): boolean {
  return /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature|pgp-keys)$|^text\/(?:x-)?vcard$/.test(
    part.type,
  );
}
