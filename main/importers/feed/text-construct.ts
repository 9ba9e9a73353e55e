import { isUtf8 } from 'node:buffer';
import type { XmlElement } from '../xml/parse-xml.ts';
import { innerHtml } from '../xml/xml-to-html.ts';
import { isElement, xmlText } from '../xml/xml-tree.ts';
import {
  absoluteHtml,
  htmlLine,
  looksLikeHtml,
  paragraphsOf,
  plainLine,
  withoutControls,
} from './feed-text.ts';
import type { Scope } from './vocabulary.ts';

/**
 * What an element holds, decided by what its dialect lets it say about itself: Atom's `type` (and `mode` of Atom 0.3); in
 * RSS there is nothing of the kind, and markup is told by its look. Null when it is no text at all.
 */
type Held = { kind: 'html'; html: string } | { kind: 'text'; text: string } | null;

export function constructHtml(element: XmlElement, scope: Scope): string {
  const held = readConstruct(element, scope);
  if (held === null) return '';
  return held.kind === 'text' ? paragraphsOf(held.text) : absoluteHtml(held.html, scope.base);
}

/** As one line of plain text, for a title or a name. */
export function constructLine(element: XmlElement, scope: Scope): string | undefined {
  const held = readConstruct(element, scope);
  if (held === null) return undefined;
  if (held.kind === 'html') return htmlLine(held.html) || undefined;
  return element.attributes.get('type') === 'text'
    ? held.text.replace(/\s+/g, ' ').trim() || undefined
    : plainLine(held.text);
}

function readConstruct(element: XmlElement, scope: Scope): Held {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  const text = withoutControls(xmlText(element));
  if (mode === 'base64') return ofType(type, Buffer.from(text, 'base64').toString('utf8'));
  if (element.children.some(isElement)) return { kind: 'html', html: innerHtml(element) };
  if (type === 'xhtml' || type === 'application/xhtml+xml')
    return mode === 'escaped' ? { kind: 'html', html: text } : { kind: 'text', text };
  if (type !== '' && type !== 'text') return ofType(type, text);
  if (scope.own === 'atom') {
    // Nothing said means plain text here; what opens and closes an element all the same was meant as markup.
    const marked = type === '' && looksLikeHtml(text) && /<\/[a-z]|<br\s*\/?>/i.test(text);
    return marked ? { kind: 'html', html: text } : { kind: 'text', text };
  }
  return looksLikeHtml(text) ? { kind: 'html', html: unescapedTwice(text) } : { kind: 'text', text };
}

function ofType(type: string, text: string): Held {
  if (type === 'html' || type === 'text/html' || type === 'application/xhtml+xml')
    return { kind: 'html', html: unescapedTwice(text) };
  if (type === 'text/plain' || type === 'plain') return { kind: 'text', text };
  if (type === '' || type.startsWith('text/'))
    return looksLikeHtml(text) ? { kind: 'html', html: text } : { kind: 'text', text };
  // Of any other type it is a picture or a recording in base64, unless whoever wrote it only meant to be careful.
  const decoded = textInBase64(text);
  return decoded === null ? null : ofType('', decoded);
}

function textInBase64(text: string): string | null {
  if (!/^[A-Za-z0-9+/\s]{8,}={0,2}\s*$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return isUtf8(bytes) && !bytes.subarray(0, 1_000).some((byte) => byte < 0x09)
    ? bytes.toString('utf8')
    : null;
}

/** Markup that was escaped once too often: no tag is one, and it begins with what would be. */
function unescapedTwice(text: string): string {
  const begins =
    /^\s*&lt;(?:p|div|a|img|br|table|ul|ol|h[1-6]|span|blockquote|b|i|em|strong|font)(?:\s|\/|&gt;)/i;
  if (!begins.test(text) || /<\/?[a-z]/i.test(text)) return text;
  return text
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, '&');
}
