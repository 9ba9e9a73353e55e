import { type DecodedText, decodeText } from '../decode-text.ts';

/**
 * Text of a page: the charset by byte order mark, by declaration unless that is plainly false, by detection. What the
 * server declared goes before what the page says of itself.
 */
export function decodePage(bytes: Uint8Array, carrierCharset?: string): DecodedText {
  const declared = usableCharset(carrierCharset, bytes) ?? declaredCharset(bytes);
  if (declared === null) return decodeText(bytes);
  const utf8 = isUtf8(bytes);
  const claimsUtf8 = /^utf-?8$/i.test(declared);
  // Bytes that are no UTF-8 cannot be what they claim; many-byte sequences that all fit are UTF-8 whatever they claim.
  if (claimsUtf8 ? utf8 === 'no' : utf8 === 'yes') return decodeText(bytes);
  return decodeText(bytes, { declared });
}

const declarationReach = 8_192;

/** Programs of old called a page `unicode` that they had written in another charset: markup in UTF-16 has zero bytes. */
function usableCharset(label: string | undefined, bytes: Uint8Array): string | undefined {
  const claimsUtf16 = label !== undefined && /^(?:utf-?16|ucs-?2|(?:iso-10646-)?unicode)/i.test(label);
  return claimsUtf16 && !bytes.subarray(0, declarationReach).includes(0) ? undefined : label;
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationReach));
  const xml = /^[^<]{0,10}<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head);
  const label = meta?.[1] ?? xml?.[1] ?? null;
  // A declaration that could be read as ASCII is not in UTF-16 (WHATWG: encoding sniffing).
  return label !== null && /^(?:utf-?16|ucs-?2|unicode)/i.test(label) ? 'utf-8' : label;
}

function isUtf8(bytes: Uint8Array): 'yes' | 'no' | 'plain' {
  let text: string;
  try {
    // A file cut in the middle of a character is still UTF-8.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return 'no';
  }
  return text.length === bytes.length ? 'plain' : 'yes';
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * XHTML was meant for an XML parser: there `<script src="…"/>` is closed and CDATA is text. An html parser would swallow
 * the rest of the page. Pages that declare themselves XML get these two rewritten.
 */
export function settleXhtml(html: string): string {
  if (!/^\s*<\?xml|<html[^>]{0,300}xmlns\s*=/i.test(html.slice(0, 2_000))) return html;
  return withoutCdata(html).replace(
    /<([a-z][a-z0-9:-]*)(?=[\s/])([^<>]*)\/>/gi,
    (whole, name: string, rest: string) =>
      voidElements.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
  );
}

/** By searching: a pattern would look for the end of each of a million sections that have none. */
function withoutCdata(html: string): string {
  const open = '<![CDATA[';
  const parts: string[] = [];
  let at = 0;
  for (let start = html.indexOf(open); start >= 0; start = html.indexOf(open, at)) {
    const end = html.indexOf(']]>', start + open.length);
    if (end < 0) break;
    const text = html.slice(start + open.length, end);
    parts.push(html.slice(at, start), text.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
    at = end + 3;
  }
  return parts.join('') + html.slice(at);
}

/** Hints where a word may be parted: no one searches or quotes by them, and where they help the reader's window parts words itself. */
export function withoutSoftHyphens(html: string): string {
  return html.replace(/\u00ad|&(?:shy|#173|#xad);/gi, '');
}

/** Pictures kept once in a style sheet and used by name, as SingleFile does: `--sf-img-3: url("data:…")`. */
export function imageVariables(styles: readonly string[]): Map<string, string> {
  const variables = new Map<string, string>();
  for (const style of styles)
    for (const [, name = '', address = ''] of style.matchAll(
      /(--[\w-]{1,60})\s*:\s*url\(\s*["']?(data:image\/[^"')]*)/g,
    ))
      variables.set(name, address);
  return variables;
}
