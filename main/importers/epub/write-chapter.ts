import { isInlineName, renamed, roleOf } from '../../cleaning/allow-list.ts';
import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, isElement } from '../xml/xml-tree.ts';
import { typesOf } from './contents.ts';
import { attributesOf, dtbookName, languageOf, noteClass, spellingOf } from './markup.ts';
import { createPieceWriter } from './piece-writer.ts';
import type { HeadingPlan } from './plan-headings.ts';
import type { Emphasis } from './style-emphasis.ts';

export interface ChapterContext {
  /** Begins every id of the chapter; the chapter's own is this without anything. */
  anchor: string;
  plan: HeadingPlan;
  /** Elements to leave out. */
  left: ReadonlySet<XmlElement>;
  /** Of the book, or of the document where it says another: not repeated on what is in it. */
  language: string | null;
  /** What a link becomes; null when it leads nowhere. */
  link(reference: string): string | null;
  /** What the style of an element means. */
  emphasis(element: XmlElement): Emphasis;
  /** The html for a picture, a drawing, a film or a frame. */
  part(element: XmlElement, write: (element: XmlElement) => string): string;
}

export interface WrittenChapter {
  /** The html in pieces of whole blocks; a chapter of usual length is one. */
  pieces: string[];
  /** Characters of text. */
  length: number;
}

/** A heading whose level is decided when the whole book is known; no document can contain this element. */
export const headingMark = 'carrel-heading';

const parts = new Set('img image svg object embed iframe audio video picture'.split(' '));
const voids = new Set(['br', 'hr', 'col', 'wbr']);
/** Elements that hold blocks: an anchor waits for the text inside. */
const holders = new Set(
  'ul ol dl table thead tbody tfoot tr blockquote figure details aside colgroup'.split(' '),
);

/**
 * A chapter's tree → html of the elements that articles have, every id and link made unique within the book. The opening
 * heading of the plan is not written, and takes the chapter's anchor.
 */
export function writeChapter(body: XmlElement, context: ChapterContext): WrittenChapter {
  const out = createPieceWriter();
  const { plan, anchor } = context;
  let length = 0;
  /** Ids of wrappers that the cleaning will dissolve; the next thing that stays takes them. */
  let waiting: string[] = plan.opening === null ? [anchor] : [];
  const isDtbook = body.local === 'book';

  const settleAnchors = (): void => {
    for (const id of waiting) out.write(`<a id="${escapeHtml(id)}"></a>`);
    waiting = [];
  };
  const heading = (depth: number, children: () => void): void => {
    const id = waiting.shift();
    out.write(`<${headingMark}-${depth}${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>`);
    settleAnchors();
    out.whole(children);
    out.write(`</${headingMark}-${depth}>`);
  };
  const text = (value: string): void => {
    const seen = value.trim().length;
    if (seen > 0) settleAnchors();
    length += seen;
    out.count(value.length);
    out.write(escapeHtml(value));
  };
  const inside = (element: XmlElement, language: string | null): void => {
    for (const child of element.children) {
      if (isElement(child)) visit(child, language);
      else text(child);
      if (isElement(child)) out.mayCut();
    }
  };
  const idOf = (element: XmlElement): string | null => {
    const id =
      element.attributes.get('id') ??
      element.attributes.get('xml:id') ??
      (element.local === 'a' ? element.attributes.get('name') : undefined);
    return id === undefined || id === '' || /\s/.test(id) || id.length > 180 ? null : `${anchor}-${id}`;
  };
  const math = (element: XmlElement): void => {
    out.write(`<${element.local}`);
    for (const [name, value] of element.attributes)
      if (/^[a-z]+$/.test(name) && name !== 'id') out.write(` ${name}="${escapeHtml(value)}"`);
    out.write('>');
    for (const child of element.children) {
      if (isElement(child)) math(child);
      else if (child.trim() !== '') text(child.replace(/\s+/g, ' ').trim());
    }
    out.write(`</${element.local}>`);
  };
  const visit = (element: XmlElement, language: string | null): void => {
    if (context.left.has(element) || plan.skipped.has(element)) return;
    const types =
      element.attributes.has('epub:type') || element.attributes.has('role') ? typesOf(element) : [];
    const note = noteClass(element, types);
    if (element.attributes.has('hidden') && note === null) return;
    const id = idOf(element);
    const insertion = plan.inserted.get(element);
    if (insertion !== undefined) heading(insertion.depth, () => out.write(escapeHtml(insertion.label)));
    const spelt = spellingOf(element);
    const name = renamed.get(isDtbook ? dtbookName(spelt) : spelt) ?? (isDtbook ? dtbookName(spelt) : spelt);
    if (name === 'math') {
      if (id !== null) waiting.push(id);
      settleAnchors();
      length += 1;
      math(element);
      return;
    }
    if (parts.has(name)) {
      if (id !== null) waiting.push(id);
      const html = context.part(element, (inner) => out.apart(() => inside(inner, language)));
      if (html !== '') settleAnchors();
      out.write(html);
      return;
    }
    const promotion = plan.promoted.get(element);
    if (promotion !== undefined) {
      if (id !== null) waiting.push(id);
      heading(promotion.depth, () => {
        inside(element, language);
        for (const more of promotion.more) {
          out.write('<br>');
          inside(more, language);
        }
      });
      return;
    }
    if (types.includes('pagebreak') || name === 'pagenum') {
      if (id !== null) waiting.push(id);
      return;
    }
    if (name === 'switch') {
      const chosen = chosenCase(element);
      if (chosen !== undefined) inside(chosen, language);
      return;
    }
    const role = roleOf(name);
    if (role === 'drop' && name !== 'noscript' && name !== 'canvas') return;
    const own = languageOf(element);
    const changed = own !== null && primaryOf(own) !== primaryOf(language) ? own : null;
    const attributes = attributesOf(element, name, changed);
    if (note !== null) attributes.push(['class', note]);
    const href = name === 'a' ? linkOf(element, context) : null;
    if (href !== null) attributes.push(['href', href]);
    const emphasis = name === 'span' ? context.emphasis(element) : [];
    const useless =
      (name === 'a' || name === 'span') && attributes.length === 0 && id === null && emphasis.length === 0;
    if (role !== 'keep' || useless) {
      if (id !== null) waiting.push(id);
      if (role === 'group') out.open(name, written(attributes), '', 'wrapper');
      inside(element, own ?? language);
      if (role === 'group') out.close();
      return;
    }
    const taken = id ?? (isInlineName(name) || voids.has(name) ? undefined : waiting.shift());
    const identity = taken === undefined ? '' : written([['id', taken]]);
    if (voids.has(name)) {
      out.write(`<${name}${written(attributes)}${identity}>`);
      return;
    }
    const [outer = name, ...inner] = emphasis;
    out.open(outer, written(attributes), identity, 'block');
    for (const each of inner) out.open(each, '', '', 'block');
    if (!holders.has(name)) settleAnchors();
    inside(element, own ?? language);
    for (const _each of inner) out.close();
    out.close();
  };
  inside(body, languageOf(body) ?? context.language);
  settleAnchors();
  return { pieces: out.finish(), length };
}

function written(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
}

function primaryOf(language: string | null): string | null {
  return language?.split('-', 1)[0]?.toLowerCase() ?? null;
}

function linkOf(element: XmlElement, context: ChapterContext): string | null {
  const reference = element.attributes.get('href') ?? element.attributes.get('xlink:href');
  return reference === undefined ? null : context.link(reference);
}

const known = new Set(['http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/1999/xhtml']);

/** EPUB's way to offer markup that some programs do not know: what is known here, else what is meant for all. */
function chosenCase(element: XmlElement): XmlElement | undefined {
  return (
    childrenOf(element, 'case').find((each) => known.has(each.attributes.get('required-namespace') ?? '')) ??
    childrenOf(element, 'default')[0]
  );
}
