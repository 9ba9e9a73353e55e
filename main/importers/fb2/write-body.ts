import type { ListedPlace } from '../epub/contents-list.ts';
import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, isElement, wordsOf } from '../xml/xml-tree.ts';
import type { Binaries } from './binaries.ts';

export interface BodyWriter {
  /** Titles of sections, for the table of contents. */
  places: ListedPlace[];
  /** Writes sections, verse and prose with headings from that level on. */
  write(parent: XmlElement, depth: number): void;
  /** Writes a section of notes: its title and, of each note, a paragraph that begins with its number. */
  writeNotes(body: XmlElement): void;
  paragraph(html: string): void;
  /** What was written, in pieces of whole blocks. */
  pieces(): string[];
}

const pieceLength = 100_000;
const inline = new Map([
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['strikethrough', 's'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['code', 'code'],
]);

export function createBodyWriter(binaries: Binaries): BodyWriter {
  const places: ListedPlace[] = [];
  const pieces: string[] = [];
  let out: string[] = [];
  let length = 0;
  /** Ids of sections without a title; the next paragraph takes them. */
  let waiting: string[] = [];
  let nested = 0;
  const referred = new Set<string>();

  const add = (html: string): void => {
    out.push(html);
    length += html.length;
    if (length < pieceLength || nested > 0) return;
    pieces.push(out.join(''));
    out = [];
    length = 0;
  };
  const anchors = (): string => {
    const html = waiting.map((id) => `<a id="${escapeHtml(id)}"></a>`).join('');
    waiting = [];
    return html;
  };
  const block = (name: string, html: string): void => {
    if (html.trim() === '') return;
    const id = waiting.shift();
    add(`<${name}${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${anchors()}${html}</${name}>`);
  };
  const wrap = (name: string, write: () => void): void => {
    nested += 1;
    add(`<${name}>`);
    write();
    nested -= 1;
    add(`</${name}>`);
  };
  const image = (element: XmlElement): string => {
    const reference = referenceOf(element);
    const alternative = element.attributes.get('alt') ?? element.attributes.get('title') ?? '';
    const source = reference === null ? null : binaries.sourceOf(reference);
    if (source !== null) return `<img src="${source}" alt="${escapeHtml(alternative)}">`;
    return reference === null
      ? ''
      : `<span class="missing-image" aria-label="${escapeHtml(alternative)}"></span>`;
  };
  const link = (element: XmlElement, content: string): string => {
    const reference = referenceOf(element);
    if (reference === null) return content;
    if (!reference.startsWith('#')) return `<a href="${escapeHtml(reference)}">${content}</a>`;
    const target = encodeURIComponent(reference.slice(1));
    if (element.attributes.get('type') !== 'note') return `<a href="#${target}">${content}</a>`;
    const id = referred.has(reference) ? '' : ` id="${escapeHtml(returnTo(reference.slice(1)))}"`;
    referred.add(reference);
    return `<a class="footnote-ref"${id} href="#${target}">${content}</a>`;
  };
  const words = (element: XmlElement): string =>
    element.children
      .map((child) => {
        if (!isElement(child)) return escapeHtml(child);
        const id = child.attributes.get('id');
        const anchor = id === undefined ? '' : `<a id="${escapeHtml(id)}"></a>`;
        if (child.local === 'image') return anchor + image(child);
        if (child.local === 'a') return anchor + link(child, words(child));
        const name = inline.get(child.local);
        return anchor + (name === undefined ? words(child) : `<${name}>${words(child)}</${name}>`);
      })
      .join('');
  /** Lines of a title or of a stanza. */
  const lines = (element: XmlElement): string =>
    element.children
      .filter(isElement)
      .map(words)
      .filter((line) => line.trim() !== '')
      .join('<br>');
  const table = (element: XmlElement): void =>
    add(
      `<table>${childrenOf(element, 'tr')
        .map((row) => `<tr>${row.children.filter(isElement).map(cell).join('')}</tr>`)
        .join('')}</table>`,
    );
  const cell = (element: XmlElement): string => {
    const name = element.local === 'th' ? 'th' : 'td';
    const attributes = ['colspan', 'rowspan', 'align']
      .map((attribute) => [attribute, element.attributes.get(attribute)])
      .map(([attribute, value]) => (value === undefined ? '' : ` ${attribute}="${escapeHtml(value)}"`));
    return `<${name}${attributes.join('')}>${words(element)}</${name}>`;
  };
  const section = (element: XmlElement, depth: number): void => {
    const title = element.children.filter(isElement).find(({ local }) => local === 'title');
    const id = element.attributes.get('id') ?? `section-${places.length + 1}`;
    if (element.attributes.has('id') || title !== undefined) waiting.push(id);
    const label = (title?.children.filter(isElement) ?? [])
      .map((line) => wordsOf(line) ?? '')
      .join(' ')
      .trim();
    if (label !== '') places.push({ label: label.slice(0, 300), anchor: id, depth });
    write(element, depth);
  };
  const write = (parent: XmlElement, depth: number): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      const id = child.attributes.get('id');
      if (id !== undefined && child.local !== 'section') waiting.push(id);
      switch (child.local) {
        case 'section':
          section(child, parent.local === 'body' ? depth : depth + 1);
          break;
        case 'title':
          block(`h${Math.min(6, depth + 1)}`, lines(child));
          break;
        case 'subtitle':
          block('p', /\p{L}/u.test(wordsOf(child) ?? '') ? `<strong>${words(child)}</strong>` : words(child));
          break;
        case 'epigraph':
        case 'cite':
        case 'poem':
        case 'annotation':
          wrap('blockquote', () => writeQuoted(child));
          break;
        case 'stanza':
          writeQuoted(child);
          break;
        case 'image':
          add(`<p>${anchors()}${image(child)}</p>`);
          break;
        case 'table':
          table(child);
          break;
        case 'empty-line':
          break;
        default:
          block('p', words(child));
      }
    }
  };
  /** Verse keeps its lines; titles inside quotations are no headings of the book. */
  const writeQuoted = (element: XmlElement): void => {
    const verses = childrenOf(element, 'v')
      .map(words)
      .filter((line) => line.trim() !== '');
    for (const title of childrenOf(element, 'title')) block('p', `<strong>${lines(title)}</strong>`);
    if (verses.length > 0) block('p', verses.join('<br>'));
    const rest = element.children.filter(isElement).filter(({ local }) => local !== 'title' && local !== 'v');
    write({ ...element, children: rest }, 5);
  };
  const writeNote = (note: XmlElement): void => {
    const id = note.attributes.get('id');
    const title = note.children.filter(isElement).find(({ local }) => local === 'title');
    const number = escapeHtml(wordsOf(title) ?? '');
    const back = id !== undefined && referred.has(`#${id}`) && number !== '';
    const start = back
      ? `<a class="footnote-backref" href="#${encodeURIComponent(returnTo(id))}">${number}</a> `
      : number && `<strong>${number}</strong> `;
    const rest = note.children.filter(isElement).filter((child) => child !== title);
    const [first, ...others] = rest;
    nested += 1;
    add(`<aside class="footnotes-list"${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>`);
    if (first?.local === 'p') {
      block('p', start + words(first));
      write({ ...note, children: others }, 5);
    } else {
      block('p', start);
      write({ ...note, children: rest }, 5);
    }
    nested -= 1;
    add('</aside>');
  };
  return {
    places,
    write,
    writeNotes(body) {
      for (const child of body.children.filter(isElement)) {
        if (child.local === 'section') writeNote(child);
        else write({ ...body, children: [child] }, 0);
      }
    },
    paragraph: (html) => add(`<p>${html}</p>`),
    pieces: () => [...pieces, out.join('')],
  };
}

function referenceOf({ attributes }: XmlElement): string | null {
  for (const [name, value] of attributes)
    if (name === 'href' || name.endsWith(':href')) return value.trim() === '' ? null : value.trim();
  return null;
}

/** Id of the first reference to a note, for the way back. */
function returnTo(note: string): string {
  return `${note}-reference`;
}
