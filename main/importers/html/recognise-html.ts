import type { FileHead } from '../importer.ts';

const reach = 65_536;

/** How sure it is that a file is a web page: by how it begins, then by how much markup stands in it, then by its name. */
export function recogniseHtml({ bytes, name }: FileHead): number {
  const head = beginning(bytes);
  const start = afterPrologue(head).slice(0, 200);
  if (/^(?:<!doctype\s+html|<html[\s>])/i.test(start)) return 0.98;
  if (head.includes('\0')) return 0;
  const named = /\.(?:x?html?|xht|shtml)$/i.test(name);
  if (/^<(?:head|body|title|meta|frameset)[\s>]/i.test(start)) return 0.9;
  if (/<html[\s>]/i.test(head) && /<(?:head|body)[\s>]/i.test(head) && start.startsWith('<')) return 0.85;
  const tags =
    head.match(
      /<\/?(?:p|div|span|a|br|img|h[1-6]|ul|ol|li|table|tr|td|section|article|blockquote|b|i|em|strong)(?:\s[^<>]*)?\/?>/gi,
    )?.length ?? 0;
  if (named) return tags > 0 ? 0.8 : 0.1;
  // Markdown and letters may hold some markup; a page is made of it.
  return start.startsWith('<') && tags >= 6 && tags * 200 > head.length ? 0.5 : 0;
}

function beginning(bytes: Uint8Array): string {
  const head = bytes.subarray(0, reach);
  // UTF-32 is UTF-16 with a zero beside every character of the tags.
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0))
    return wide(head, 'utf-16le');
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && (head[1] === 0x3c || head[1] === 0)))
    return wide(head, 'utf-16be');
  return new TextDecoder('latin1').decode(head).replace(/^\u00ef\u00bb\u00bf/, '');
}

function wide(head: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(head).replace(/^[\0\ufeff]{1,3}/, '');
  return text.startsWith('<\0') || text.startsWith('\0<') ? text.replaceAll('\0', '') : text;
}

/** What follows comments, XML declarations and processing instructions at the start of a file. */
function afterPrologue(text: string): string {
  let rest = text.trimStart();
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<!--', '-->'],
  ] as const) {
    while (rest.startsWith(open)) {
      const end = rest.indexOf(close);
      if (end < 0) return '';
      rest = rest.slice(end + close.length).trimStart();
    }
  }
  return rest;
}
