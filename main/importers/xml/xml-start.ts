import { decodeXml } from './decode-xml.ts';

export interface XmlStart {
  /** Local name of the first element in lower case; empty when the text does not begin as XML does. */
  root: string;
  /** The first characters of the file, decoded. */
  text: string;
}

const reach = 16_384;

/** How a file begins: what its first element is called, after declarations, comments and a document type. */
export function xmlStart(bytes: Uint8Array): XmlStart {
  const before = known.get(bytes);
  if (before) return before;
  const start = beginsLikeMarkup(bytes) ? readStart(bytes) : nothing;
  known.set(bytes, start);
  return start;
}

/** Asked by many importers of every file, read once. */
const known = new WeakMap<Uint8Array, XmlStart>();
const nothing: XmlStart = { root: '', text: '' };

/** A letter in front means a text: to detect the charset of one takes longer than all else that is asked of it. */
function beginsLikeMarkup(bytes: Uint8Array): boolean {
  for (const byte of bytes.subarray(0, 1_024)) {
    // White space, zeros, and the bytes of Unicode's marks.
    if (byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe) continue;
    return byte === 0x3c || byte === 0x7b;
  }
  return false;
}

function readStart(bytes: Uint8Array): XmlStart {
  const { text } = decodeXml(bytes.subarray(0, reach));
  const root = /^<(?:[\w.-]{1,40}:)?([a-z][\w.-]{0,40})(?=[\s/>])/i.exec(afterPrologue(text));
  return { root: root?.[1]?.toLowerCase() ?? '', text };
}

function afterPrologue(text: string): string {
  let rest = text.replace(/^[\s\ufeff\0]+/, '');
  for (;;) {
    const end = rest.startsWith('<!--')
      ? after(rest, '-->')
      : rest.startsWith('<?')
        ? after(rest, '?>')
        : /^<!doctype/i.test(rest)
          ? afterDoctype(rest)
          : 0;
    if (end === 0) return rest;
    rest = rest.slice(end).trimStart();
  }
}

function after(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at + mark.length;
}

/** A document type may declare things between brackets, with their own signs of greater. */
function afterDoctype(text: string): number {
  const plain = text.indexOf('>');
  const bracket = text.indexOf('[');
  if (bracket < 0 || (plain >= 0 && plain < bracket)) return after(text, '>');
  const closing = /\]\s*>/.exec(text);
  return closing ? closing.index + closing[0].length : text.length;
}
