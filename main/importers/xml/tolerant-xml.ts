import { decodeHTMLStrict } from 'entities';
import { ArchiveError } from '../../../contract/errors.ts';
import type { XmlElement } from './parse-xml.ts';

export interface TolerantOptions {
  /** Whether an element that is still open ends where another one begins; both by local name in lower case. */
  ends?(open: string, next: string): boolean;
}

interface OpenElement extends XmlElement {
  children: (XmlElement | string)[];
}

const deepest = 256;
const mostNodes = 2_000_000;
const tag = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)/uy;
const attribute = /[\s/]*([^\s=/>"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;

/**
 * Ill-formed XML → a tree of what it plainly means, where `parseXml` refuses it: stray signs are text, a closing tag of
 * nothing is nothing, what nobody closed ends with what is around it, several roots stand in one called `document`.
 * Declarations are never read. Linear in time. Errors: `damaged` for a text without any element, or over the limits.
 */
export function readTolerantXml(text: string, what: string, { ends }: TolerantOptions = {}): XmlElement {
  const root = element('document', new Map());
  const open: OpenElement[] = [root];
  let nodes = 0;
  const add = (node: XmlElement | string): void => {
    nodes += 1;
    if (nodes > mostNodes)
      throw new ArchiveError('damaged', `${what} is not well-formed XML and has over ${mostNodes} parts.`);
    open.at(-1)?.children.push(node);
  };
  const begin = (name: string, attributes: Map<string, string>, empty: boolean): void => {
    const next = element(name, attributes);
    const local = next.local.toLowerCase();
    while (open.length > 1 && ends?.(open.at(-1)?.local.toLowerCase() ?? '', local)) open.pop();
    add(next);
    if (!empty && open.length < deepest) open.push(next);
  };
  const end = (name: string): void => {
    const at = open.findLastIndex((candidate) => candidate.name === name);
    if (at > 0) open.length = at;
  };
  let at = 0;
  while (at < text.length) {
    const sign = text.indexOf('<', at);
    if (sign !== at) add(decodeHTMLStrict(text.slice(at, sign < 0 ? text.length : sign)));
    if (sign < 0) break;
    const skipped = skip(text, sign);
    if (skipped) {
      if (skipped.text !== '') add(skipped.text);
      at = skipped.end;
      continue;
    }
    tag.lastIndex = sign;
    const found = tag.exec(text);
    if (found === null) {
      add('<');
      at = sign + 1;
      continue;
    }
    const [whole, slash, name = ''] = found;
    const read = readAttributes(text, sign + whole.length);
    at = read.end;
    if (slash === '/') end(name);
    else begin(name, read.attributes, read.empty);
  }
  const roots = root.children.filter((child) => typeof child !== 'string');
  const [only] = roots;
  if (only === undefined) throw new ArchiveError('damaged', `${what} is not XML: it holds no element.`);
  return roots.length === 1 ? only : root;
}

function element(name: string, attributes: ReadonlyMap<string, string>): OpenElement {
  return { name, local: name.slice(name.indexOf(':') + 1), attributes, children: [] };
}

/** CDATA is text; comments, declarations and instructions are nothing. What is cut short ends with the file. */
function skip(text: string, at: number): { text: string; end: number } | null {
  if (text.startsWith('<![CDATA[', at)) {
    const close = text.indexOf(']]>', at);
    return close < 0
      ? { text: text.slice(at + 9), end: text.length }
      : { text: text.slice(at + 9, close), end: close + 3 };
  }
  for (const [mark, close] of [
    ['<!--', '-->'],
    ['<?', '>'],
    ['<!', '>'],
  ] as const) {
    if (!text.startsWith(mark, at)) continue;
    const end = text.indexOf(close, at);
    return { text: '', end: end < 0 ? text.length : end + close.length };
  }
  return null;
}

function readAttributes(
  text: string,
  from: number,
): { attributes: Map<string, string>; empty: boolean; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    const [whole, name = '', double, single, bare] = found;
    if (!attributes.has(name)) attributes.set(name, decodeHTMLStrict(double ?? single ?? bare ?? ''));
    at += whole.length;
  }
  while (at < text.length && /[^<>]/.test(text[at] ?? '')) at += 1;
  const closed = text[at] === '>';
  return { attributes, empty: closed && text[at - 1] === '/', end: closed ? at + 1 : at };
}
