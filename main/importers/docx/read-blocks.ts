import { serialize, serializeOuter } from 'parse5';
import { attribute, isElement, isText, type PageElement, parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { elementsOf, setAttribute } from '../html/page-tree.ts';
import { arrangeBlocks } from '../office/arrange-blocks.ts';
import { type Block, plainRole } from '../office/block.ts';
import { type ParagraphFacts, paragraphSlot, type Slots } from './slots.ts';

const plainFacts: ParagraphFacts = { role: plainRole, rightToLeft: false };

/** The converter's html as a row of blocks, joined again with the facts that went around it. */
export function readBlocks(html: string, slots: Slots): Block[] {
  const boxes = html.replace(/<input type="checkbox"( checked)?[^>]*>/g, (_, checked) =>
    checked ? '☒' : '☐',
  );
  const body = parseBody(boxes);
  for (const element of elementsOf(body)) if (element.tagName === 'a') mendLink(element);
  return blocksOf(body, slots);
}

function blocksOf(container: PageElement, slots: Slots): Block[] {
  const blocks: Block[] = [];
  for (const node of container.childNodes) {
    if (isText(node)) {
      if (node.value.trim() !== '')
        blocks.push({ kind: 'paragraph', html: escapeHtml(node.value), role: plainRole });
    } else if (isElement(node)) blocks.push(blockOf(node, slots));
  }
  return blocks;
}

function blockOf(element: PageElement, slots: Slots): Block {
  if (element.tagName === 'table') return { kind: 'whole', html: tableHtml(element, slots) };
  if (element.tagName !== 'p') return { kind: 'whole', html: serializeOuter(element) };
  const marked = serialize(element);
  const facts = slots.paragraphs[Number(paragraphSlot.exec(marked)?.[1] ?? -1)] ?? plainFacts;
  return {
    kind: 'paragraph',
    html: marked.replace(paragraphSlot, ''),
    role: facts.role,
    ...(facts.rightToLeft && { direction: 'rtl' as const }),
  };
}

function tableHtml(table: PageElement, slots: Slots): string {
  const cells: Block[] = [];
  const visit = (element: PageElement): string => {
    if (element.tagName === 'td' || element.tagName === 'th') {
      const blocks = blocksOf(element, slots);
      cells.push(...blocks);
      return tagged(element, arrangeBlocks(blocks));
    }
    return tagged(element, element.childNodes.filter(isElement).map(visit).join(''));
  };
  const html = visit(table);
  const rightToLeft =
    cells.length > 0 && cells.every((block) => block.kind === 'paragraph' && block.direction);
  return rightToLeft ? html.replace('<table', '<table dir="rtl"') : html;
}

function tagged(element: PageElement, content: string): string {
  const spans = ['colspan', 'rowspan'].flatMap((name) => {
    const value = attribute(element, name);
    return value === null ? [] : [` ${name}="${escapeHtml(value)}"`];
  });
  return `<${element.tagName}${spans.join('')}>${content}</${element.tagName}>`;
}

/** Of a link field with more than an address the converter gives all that stands between the outermost quotation marks. */
function mendLink(link: PageElement): void {
  const address = attribute(link, 'href');
  const quoted = address?.indexOf('"') ?? -1;
  if (address !== null && quoted > 0) setAttribute(link, 'href', address.slice(0, quoted));
}
