import { serialize } from 'parse5';
import { parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { completeAddresses, limitDepth, removeAll, textOf } from '../html/page-tree.ts';

/** Elements that people escape into feeds; `<TCB>` or `<name>` in a headline is none of them. */
const element =
  /<\/?(?:a|abbr|acronym|address|applet|article|aside|audio|b|big|blink|blockquote|body|br|button|center|cite|code|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|marquee|math|meta|nav|noscript|object|ol|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:[\s/>]|$)/i;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/** Whether a text that may be either was meant as html: feeds do not say. */
export function looksLikeHtml(text: string): boolean {
  return element.test(text) || entity.test(text);
}

const windows = new TextDecoder('windows-1252');

/** `&#146;` was meant as the apostrophe it is in Windows: characters that XML has and no text wants. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) =>
    windows.decode(Uint8Array.of(character.charCodeAt(0))),
  );
}

/** Html or text → one line of plain text. */
export function plainLine(text: string): string | undefined {
  const plain = looksLikeHtml(text) ? htmlLine(text) : text;
  return plain.replace(/[\s\u00a0]+/g, ' ').trim() || undefined;
}

export function htmlLine(html: string): string {
  const body = parseBody(html);
  removeAll(body, ({ tagName }) => tagName === 'script' || tagName === 'style');
  return textOf(body);
}

/** A text without markup: empty lines part paragraphs, single ones are kept. */
export function paragraphsOf(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** The html with its addresses made absolute, where it is known what they are relative to. */
export function absoluteHtml(html: string, base: string | undefined): string {
  if (base === undefined || !/\s(?:href|src)\s*=/i.test(html)) return html;
  const body = parseBody(html);
  limitDepth(body);
  completeAddresses(body, base);
  return serialize(body);
}
