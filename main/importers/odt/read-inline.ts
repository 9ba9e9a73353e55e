import { escapeHtml } from '../escape-html.ts';
import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, isElement, xmlText } from '../xml/xml-tree.ts';
import type { BodyContext, Nodes } from './read-body.ts';
import { createFrameReader } from './read-frame.ts';
import type { TextLook } from './styles.ts';

export interface Line {
  html: string;
  /** Of boxes whose place is in the line. */
  boxes: Block[];
}

export interface InlineReader {
  /** What a paragraph says. Headings are bold by themselves, so that the weight of their style is none. */
  read(paragraph: XmlElement, look: TextLook, heading: boolean): Promise<Line>;
}

/** Shown nowhere, or made anew with every page. */
const unseen = new Set([
  'annotation',
  'annotation-end',
  'tracked-changes',
  'page-number',
  'page-count',
  'hidden-text',
  'hidden-paragraph',
  'script',
  'number',
  'desc',
  'title',
  'forms',
  'meta-field',
]);

export function createInlineReader(
  context: BodyContext,
  readBlocks: (nodes: Nodes) => Promise<Block[]>,
): InlineReader {
  const { styles, notes } = context;
  const frame = createFrameReader(context, readBlocks);
  return {
    async read(paragraph, look, heading) {
      const boxes: Block[] = [];
      // What the whole paragraph looks like is no emphasis.
      const base = heading ? { ...look, bold: true } : look;
      const html = await readNodes(paragraph.children, base, base, boxes);
      return { html, boxes };
    },
  };

  async function readNodes(nodes: Nodes, look: TextLook, base: TextLook, boxes: Block[]): Promise<string> {
    const pieces: string[] = [];
    for (const node of nodes)
      if (isElement(node)) pieces.push(await readElement(node, look, base, boxes));
      else if (!look.hidden) pieces.push(escapeHtml(node));
    return pieces.join('');
  }

  async function readElement(
    element: XmlElement,
    look: TextLook,
    base: TextLook,
    boxes: Block[],
  ): Promise<string> {
    const inside = (): Promise<string> => readNodes(element.children, look, base, boxes);
    switch (element.local) {
      case 'span':
        return readSpan(element, look, boxes);
      case 'a':
        return linked(element.attributes.get('xlink:href'), await inside());
      case 's':
        return ' '.repeat(Math.min(Number(element.attributes.get('text:c') ?? 1) || 1, 100));
      case 'tab':
        return '\t';
      case 'line-break':
        return '<br>';
      case 'note':
        return readNote(element);
      case 'bookmark':
      case 'bookmark-start':
      case 'reference-mark':
      case 'reference-mark-start':
        return `<a id="${escapeHtml(element.attributes.get('text:name') ?? '')}"></a>`;
      case 'bookmark-ref':
      case 'reference-ref':
        return linked(`#${element.attributes.get('text:ref-name') ?? ''}`, await inside());
      case 'ruby': {
        const text = escapeHtml(xmlText(childOf(element, 'ruby-text')));
        const base = escapeHtml(xmlText(childOf(element, 'ruby-base')));
        return `<ruby>${base}<rp>(</rp><rt>${text}</rt><rp>)</rp></ruby>`;
      }
      case 'frame':
      case 'g':
      case 'custom-shape':
      case 'rect':
      case 'line':
      case 'polyline':
      case 'path':
        return frame(element, boxes);
      default:
        return unseen.has(element.local) ? '' : inside();
    }
  }

  async function readSpan(element: XmlElement, around: TextLook, boxes: Block[]): Promise<string> {
    const look = { ...around, ...styles.text(element.attributes.get('text:style-name')).look };
    return dressed(await readNodes(element.children, look, look, boxes), look, around);
  }

  async function readNote(element: XmlElement): Promise<string> {
    const { mark, say } = notes.open();
    const body = childOf(element, 'note-body');
    say(arrangeBlocks(await readBlocks(body === undefined ? [] : childrenOf(body))));
    return mark;
  }
}

/** A place inside the document is named with `|outline` or `|table` behind it by some links. */
function linked(address: string | undefined, html: string): string {
  if (address === undefined || html === '') return html;
  return `<a href="${escapeHtml(address.replace(/\|(?:outline|region|frame|table)$/, ''))}">${html}</a>`;
}

function dressed(html: string, look: TextLook, around: TextLook): string {
  if (html.trim() === '') return html;
  let dressed = html;
  const wrap = (element: string): void => {
    dressed = `<${element}>${dressed}</${element}>`;
  };
  if (look.vertical && look.vertical !== around.vertical && !html.includes('footnote-ref'))
    wrap(look.vertical);
  if (look.strike && !around.strike) wrap('s');
  if (look.underline && !around.underline && !html.includes('<a href')) wrap('u');
  if (look.italic && !around.italic) wrap('em');
  if (look.bold && !around.bold) wrap('strong');
  return dressed;
}
