import { serialize, serializeOuter } from 'parse5';
import { attribute, isElement, isText, type PageElement, parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { elementsOf, setAttribute } from '../html/page-tree.ts';
import { plainRole } from '../office/block.ts';
import type { MarkedBlock } from './fold-tables.ts';
import { type ParagraphFacts, paragraphSlot, type Slots } from './slots.ts';

const plainFacts: ParagraphFacts = { role: plainRole, rightToLeft: false, marks: [] };

/** The converter's html as a row of blocks, joined again with the facts that went around it. */
export function readBlocks(html: string, slots: Slots): MarkedBlock[] {
  const boxes = html.replace(/<input type="checkbox"( checked)?[^>]*>/g, (_, checked) =>
    checked ? '☒' : '☐',
  );
  const body = parseBody(boxes);
  for (const element of elementsOf(body)) if (element.tagName === 'a') mendLink(element);
  const blocks: MarkedBlock[] = [];
  for (const node of body.childNodes)
    if (isElement(node)) blocks.push(blockOf(node, slots));
    else if (isText(node) && node.value.trim() !== '')
      blocks.push({
        marks: [],
        block: { kind: 'paragraph', html: escapeHtml(node.value), role: plainRole },
      });
  return blocks;
}

function blockOf(element: PageElement, slots: Slots): MarkedBlock {
  if (element.tagName !== 'p') return { marks: [], block: { kind: 'whole', html: serializeOuter(element) } };
  const marked = serialize(element);
  const facts = slots.paragraphs[Number(paragraphSlot.exec(marked)?.[1] ?? -1)] ?? plainFacts;
  return {
    marks: facts.marks,
    block: {
      kind: 'paragraph',
      html: marked.replace(paragraphSlot, ''),
      role: facts.role,
      ...(facts.rightToLeft && { direction: 'rtl' as const }),
    },
  };
}

/** Of a link field with more than an address the converter gives all that stands between the outermost quotation marks. */
function mendLink(link: PageElement): void {
  const address = attribute(link, 'href');
  const quoted = address?.indexOf('"') ?? -1;
  if (address !== null && quoted > 0) setAttribute(link, 'href', address.slice(0, quoted));
}
