import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { stringify } from 'yaml';

export interface MarkdownSource {
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string | null;
  url: string | null;
  /** Leads back to the article in its library (`carrel://article/ID`); null where there is none. */
  link: string | null;
  html: string;
}

/** An article as Markdown with YAML front matter, which the Markdown importer reads back into the same fields. */
export function articleMarkdown(article: MarkdownSource): string {
  const { title, byline, source, place, published, language, url, link } = article;
  const known = Object.entries({
    title,
    author: byline,
    source,
    place,
    date: published,
    language,
    url,
    carrel: link,
  });
  const fields = Object.fromEntries(known.filter(([, value]) => value !== null));
  return `---\n${stringify(fields)}---\n\n# ${escapeText(title)}\n\n${htmlToMarkdown(article.html)}\n`;
}

/** Cleaned html as CommonMark with tables. What Markdown cannot say (sub, sup, kbd) stays html, as CommonMark allows. */
export function htmlToMarkdown(html: string): string {
  return blocks(fromHtml(html, { fragment: true }).children).join('\n\n');
}

const phrasing = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const asHtml = new Set(['sub', 'sup', 'kbd', 'mark']);

/** The blocks among these nodes; runs of text and phrases between them are paragraphs. */
function blocks(nodes: readonly Nodes[]): string[] {
  const found: string[] = [];
  let run: Nodes[] = [];
  const endRun = (): void => {
    const text = inline(run).trim();
    if (text !== '') found.push(guardStart(text));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'text' || (node.type === 'element' && phrasing.has(node.tagName))) run.push(node);
    else if (node.type === 'element') {
      endRun();
      const text = block(node);
      if (text !== '') found.push(text);
    }
  }
  endRun();
  return found;
}

function block(node: Element): string {
  const { tagName: name, children } = node;
  if (/^h[1-6]$/.test(name)) {
    const text = inline(children).replace(/\s+/g, ' ').trim();
    return text === '' ? '' : `${'#'.repeat(Number(name[1]))} ${text}`;
  }
  switch (name) {
    case 'p':
      return guardStart(inline(children).trim());
    case 'ul':
    case 'ol':
      return listItems(node);
    case 'blockquote':
      return prefixed(blocks(children).join('\n\n'), '> ');
    case 'pre':
      return fenced(textOf(node).replace(/\n$/, ''));
    case 'hr':
      return '---';
    case 'table':
      return table(node);
    case 'dt':
      return `**${inline(children).trim()}**`;
    case 'dd':
      return prefixed(blocks(children).join('\n\n'), '> ');
    default:
      return blocks(children).join('\n\n');
  }
}

function listItems(list: Element): string {
  const items = list.children
    .filter((child) => child.type === 'element')
    .filter((child) => child.tagName === 'li');
  const first = Number(list.properties.start ?? 1);
  const parts = items.map((item, index) => {
    const marker = list.tagName === 'ol' ? `${first + index}. ` : '- ';
    const body = blocks(item.children);
    const tight = body.length > 1 && /^(?:- |\d+\. )/.test(body[1] ?? '');
    const text = tight ? `${body[0]}\n${body.slice(1).join('\n\n')}` : body.join('\n\n');
    return marker + text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);
  });
  return parts.join(parts.some((part) => part.includes('\n\n')) ? '\n\n' : '\n');
}

function table(node: Element): string {
  const rows = elements(node, 'tr').map((row) =>
    row.children
      .filter((cell) => cell.type === 'element')
      .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
      .map((cell) => inlineOf(cell).replaceAll('|', '\\|')),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return blocks(elements(node, 'caption')).join('\n\n');
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const caption = elements(node, 'caption').map(inlineOf);
  return [
    ...caption,
    ...(caption.length > 0 ? [''] : []),
    line(head),
    line(Array(width).fill('---')),
    ...body.map(line),
  ].join('\n');
}

/** A cell or caption on one line, its blocks a space apart. */
function inlineOf(node: Element): string {
  const hasBlocks = node.children.some((child) => child.type === 'element' && !phrasing.has(child.tagName));
  const text = hasBlocks ? blocks(node.children).join(' ') : inline(node.children);
  return text.replace(/\s+/g, ' ').trim();
}

function inline(nodes: readonly Nodes[]): string {
  return nodes.map(phrase).join('');
}

function phrase(node: Nodes): string {
  if (node.type === 'text') return escapeText(node.value.replace(/\s+/g, ' '));
  if (node.type !== 'element') return '';
  const { tagName: name, children, properties } = node;
  const text = inline(children);
  switch (name) {
    case 'br':
      return '  \n';
    case 'strong':
    case 'b':
      return wrapped(text, '**');
    case 'em':
    case 'i':
    case 'cite':
      return wrapped(text, '*');
    case 'del':
    case 's':
      return wrapped(text, '~~');
    case 'code':
    case 'samp':
      return codeSpan(textOf(node));
    case 'q':
      return `“${text}”`;
    case 'img':
      return typeof properties.src === 'string'
        ? `![${escapeText(String(properties.alt ?? ''))}](${destination(properties.src)})`
        : '';
    case 'a':
      return typeof properties.href === 'string' && text.trim() !== ''
        ? `[${text}](${destination(properties.href)})`
        : text;
    default:
      return asHtml.has(name) && text !== '' ? `<${name}>${text}</${name}>` : text;
  }
}

/** Marks stand close to the words, or they are no marks. */
function wrapped(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  return `${/^\s/.test(text) ? ' ' : ''}${mark}${inner}${mark}${/\s$/.test(text) ? ' ' : ''}`;
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text, /`+/g) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text === '' ? '' : `${fence}${space}${text}${space}${fence}`;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text, /`+/g) + 1));
  return `${fence}\n${text}\n${fence}`;
}

function longestRun(text: string, pattern: RegExp): number {
  return Math.max(0, ...[...text.matchAll(pattern)].map(([run]) => run.length));
}

function destination(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<~]|&(?=[#a-z])/gi, '\\$&');
}

/** What would begin a heading, list, quotation or rule at the start of a paragraph. */
function guardStart(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[-=]{3,}(?=\s*$))/gm, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

function prefixed(text: string, prefix: string): string {
  return text.replace(/^/gm, prefix).replace(/ +$/gm, '');
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function elements(node: Element, name: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === name ? [child] : elements(child, name);
  });
}
