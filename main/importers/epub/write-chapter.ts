import { isInlineName, renamed, roleOf } from '../../cleaning/allow-list.ts';
import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childrenOf, isElement } from '../xml/xml-tree.ts';
import { typesOf } from './contents.ts';
import { attributesOf, dtbookName, languageOf, noteClass, spellingOf } from './markup.ts';
import type { HeadingPlan } from './plan-headings.ts';

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

/** Characters of text after which a piece ends where it can. */
const pieceLength = 100_000;

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
  const out: string[] = [];
  const { plan, anchor } = context;
  let length = 0;
  /** Ids of wrappers that the cleaning will dissolve; the next thing that stays takes them. */
  let waiting: string[] = plan.opening === null ? [anchor] : [];
  const pieces: string[] = [];
  /** Start tags of the wrappers that are open, as long as nothing else is: between their children the chapter may be cut. */
  const wrappers: { name: string; start: string }[] = [];
  let held = 0;
  let sinceCut = 0;
  const isDtbook = body.local === 'book';

  const settleAnchors = (): void => {
    for (const id of waiting) out.push(`<a id="${escapeHtml(id)}"></a>`);
    waiting = [];
  };
  const holding = (write: () => void): void => {
    held += 1;
    write();
    held -= 1;
  };
  const heading = (depth: number, children: () => void): void => {
    const id = waiting.shift();
    out.push(`<${headingMark}-${depth}${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>`);
    settleAnchors();
    holding(children);
    out.push(`</${headingMark}-${depth}>`);
  };
  const text = (value: string): void => {
    const seen = value.trim().length;
    if (seen > 0) settleAnchors();
    length += seen;
    sinceCut += value.length;
    out.push(escapeHtml(value));
  };
  const inside = (element: XmlElement, language: string | null): void => {
    for (const child of element.children) {
      if (isElement(child)) visit(child, language);
      else text(child);
      if (held === 0 && sinceCut > pieceLength && isElement(child)) cut();
    }
  };
  const cut = (): void => {
    for (const { name } of wrappers.toReversed()) out.push(`</${name}>`);
    pieces.push(out.splice(0).join(''));
    for (const { start } of wrappers) out.push(start);
    sinceCut = 0;
  };
  const idOf = (element: XmlElement): string | null => {
    const id =
      element.attributes.get('id') ??
      element.attributes.get('xml:id') ??
      (element.local === 'a' ? element.attributes.get('name') : undefined);
    return id === undefined || id === '' || /\s/.test(id) || id.length > 180 ? null : `${anchor}-${id}`;
  };
  const math = (element: XmlElement): void => {
    out.push(`<${element.local}`);
    for (const [name, value] of element.attributes)
      if (/^[a-z]+$/.test(name) && name !== 'id') out.push(` ${name}="${escapeHtml(value)}"`);
    out.push('>');
    for (const child of element.children) {
      if (isElement(child)) math(child);
      else if (child.trim() !== '') text(child.replace(/\s+/g, ' ').trim());
    }
    out.push(`</${element.local}>`);
  };
  const visit = (element: XmlElement, language: string | null): void => {
    if (context.left.has(element) || plan.skipped.has(element)) return;
    const types =
      element.attributes.has('epub:type') || element.attributes.has('role') ? typesOf(element) : [];
    const note = noteClass(element, types);
    if (element.attributes.has('hidden') && note === null) return;
    const id = idOf(element);
    const insertion = plan.inserted.get(element);
    if (insertion !== undefined) heading(insertion.depth, () => out.push(escapeHtml(insertion.label)));
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
      const html = context.part(element, (inner) => nested(inner, language));
      if (html !== '') settleAnchors();
      out.push(html);
      return;
    }
    const promotion = plan.promoted.get(element);
    if (promotion !== undefined) {
      if (id !== null) waiting.push(id);
      heading(promotion.depth, () => {
        inside(element, language);
        for (const more of promotion.more) {
          out.push('<br>');
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
    const useless = (name === 'a' || name === 'span') && attributes.length === 0 && id === null;
    if (role !== 'keep' || useless) {
      if (id !== null) waiting.push(id);
      const start = `<${name}${written(attributes)}>`;
      if (role === 'group') {
        out.push(start);
        wrappers.push({ name, start });
        inside(element, own ?? language);
        wrappers.pop();
        out.push(`</${name}>`);
      } else holding(() => inside(element, own ?? language));
      return;
    }
    if (id !== null) attributes.push(['id', id]);
    else if (waiting.length > 0 && !isInlineName(name) && !voids.has(name))
      attributes.push(['id', waiting.shift() ?? '']);
    out.push(`<${name}${written(attributes)}>`);
    if (voids.has(name)) return;
    if (!holders.has(name)) settleAnchors();
    holding(() => inside(element, own ?? language));
    out.push(`</${name}>`);
  };
  /** The html of something inside a part, written apart. */
  const nested = (element: XmlElement, language: string | null): string => {
    const start = out.length;
    holding(() => inside(element, language));
    return out.splice(start).join('');
  };

  inside(body, languageOf(body) ?? context.language);
  settleAnchors();
  pieces.push(out.join(''));
  return { pieces, length };
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
