import type { Element, ElementContent, Root } from 'hast';
import { element, hasContent } from './content.ts';
import { type Piece, paragraphs, piecesOf } from './pieces.ts';

/**
 * Brings the tree into the one shape an article has: blocks at the top, text in paragraphs, lists of items, tables of
 * rows, and nothing nested that an html parser would take apart again. Recursive: the tree is of bounded depth.
 */
export function structureBlocks(root: Root): Root {
  const content = root.children.filter((node) => node.type !== 'doctype');
  return { type: 'root', children: flow(content) };
}

/** Blocks only: what a body, a quotation or an aside holds. */
function flow(children: readonly ElementContent[]): Element[] {
  return gather(blocksOf(piecesOf(children, arrange)));
}

function blocksOf(pieces: readonly Piece[]): Element[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'block' ? [piece.block] : paragraphs(piece.nodes, piece.properties),
  );
}

/** Inline content as it is, or blocks when there is more than one line of it: what an item or a cell holds. */
function loose(children: readonly ElementContent[]): ElementContent[] {
  const blocks = flow(children);
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const bare = first.tagName === 'p' && Object.keys(first.properties).length === 0;
  const onlyLists = rest.every((block) => block.tagName === 'ul' || block.tagName === 'ol');
  return bare && onlyLists ? [...first.children, ...rest] : blocks;
}

/** Inline content only: what a heading or a caption holds. */
function phrasing(children: readonly ElementContent[], between: string): ElementContent[] {
  const pieces = piecesOf(children, (block) => [
    { kind: 'run', nodes: phrasing(block.children, between), properties: {} },
  ]);
  return pieces.flatMap((piece, index) => {
    const nodes = piece.kind === 'run' ? piece.nodes : piece.block.children;
    return index === 0 ? nodes : [{ type: 'text', value: between } as const, ...nodes];
  });
}

/** Items and terms that stand outside any list get one. */
function gather(blocks: readonly Element[]): Element[] {
  const gathered: Element[] = [];
  for (const block of blocks) {
    const list = block.tagName === 'li' ? 'ul' : /^d[dt]$/.test(block.tagName) ? 'dl' : null;
    const last = gathered.at(-1);
    if (list === null) gathered.push(block);
    else if (last?.tagName === list && strays.has(last)) last.children.push(block);
    else {
      const wrapper = element(list, [block]);
      strays.add(wrapper);
      gathered.push(wrapper);
    }
  }
  return gathered;
}
const strays = new WeakSet<Element>();

function arrange(block: Element): Piece[] {
  const keep = (children: ElementContent[]): Piece[] => [{ kind: 'block', block: { ...block, children } }];
  switch (block.tagName) {
    case 'ul':
    case 'ol':
      return keep(items(block));
    case 'dl':
      return keep(terms(block));
    case 'li':
    case 'dd':
    case 'td':
    case 'th':
      return keep(loose(block.children));
    case 'blockquote':
    case 'aside':
      return keep(flow(block.children));
    case 'figure':
      return keep(captioned(block.children, 'figcaption'));
    case 'details':
      return block.children.some((child) => named(child, 'summary'))
        ? keep(captioned(block.children, 'summary'))
        : piecesOf(block.children, arrange);
    case 'figcaption':
    case 'summary':
      return piecesOf(block.children, arrange); // outside of what it belongs to
    case 'table':
      return isLayout(block) ? cellsOf(block) : keep(tableParts(block));
    case 'hr':
      return keep([]);
    case 'pre':
      return keep(phrasing(block.children, '\n'));
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
    case 'dt':
      return keep(phrasing(block.children, ' '));
    default:
      return piecesOf(block.children, arrange); // a part of a table without its table
  }
}

function named<T extends string>(node: ElementContent, ...names: T[]): node is Element & { tagName: T } {
  return node.type === 'element' && names.some((name) => name === node.tagName);
}

function items(list: Element): Element[] {
  const found: Element[] = [];
  for (const piece of piecesOf(list.children, arrange)) {
    if (piece.kind === 'block' && piece.block.tagName === 'li') found.push(piece.block);
    else
      for (const block of blocksOf([piece])) {
        const last = found.at(-1);
        const nested = named(block, 'ul', 'ol') && last !== undefined;
        if (nested) last.children.push(block);
        else found.push(element('li', block.tagName === 'p' ? block.children : [block]));
      }
  }
  return found;
}

function terms(list: Element): Element[] {
  return blocksOf(piecesOf(list.children, arrange)).map((block) =>
    named(block, 'dt', 'dd') ? block : element('dd', block.tagName === 'p' ? block.children : [block]),
  );
}

/** A figure or a disclosure: its caption stands once, a summary first. */
function captioned(children: readonly ElementContent[], caption: string): ElementContent[] {
  const captions = children.filter((child) => named(child, caption));
  const content = children.filter((child) => !named(child, caption));
  const flowed = flow(content);
  const single = flowed.length === 1 ? flowed[0] : undefined;
  const bare =
    caption === 'figcaption' && single?.tagName === 'p' && Object.keys(single.properties).length === 0;
  const body = bare ? single.children : flowed;
  const inner = captions.flatMap((child) => (child.type === 'element' ? child.children : []));
  if (caption === 'summary') return [element('summary', phrasing(inner, ' ')), ...body];
  if (captions.length === 0) return body;
  const title = element('figcaption', loose(inner));
  const first = children.find(hasContent);
  return first !== undefined && named(first, caption) ? [title, ...body] : [...body, title];
}

function tableParts(table: Element): ElementContent[] {
  const arranged: ElementContent[] = [];
  for (const child of table.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'caption') arranged.push({ ...child, children: phrasing(child.children, ' ') });
    else if (named(child, 'thead', 'tbody', 'tfoot'))
      arranged.push({ ...child, children: tableParts(child) });
    else if (child.tagName === 'tr') arranged.push({ ...child, children: cells(child) });
    else if (child.tagName === 'colgroup')
      arranged.push({ ...child, children: child.children.filter((inner) => named(inner, 'col')) });
  }
  return arranged;
}

function cells(row: Element): Element[] {
  return row.children
    .filter((child) => named(child, 'td', 'th'))
    .map((cell) => ({ ...cell, children: loose(cell.children) }));
}

/** A table that only places things on the page: one cell, or tables inside it. */
function isLayout(table: Element): boolean {
  const found: Element[] = [];
  const collect = (node: Element): boolean =>
    node.children.some((child) => {
      if (child.type !== 'element') return false;
      if (child.tagName === 'table') return true;
      if (named(child, 'td', 'th')) found.push(child);
      return collect(child);
    });
  return collect(table) || found.filter(hasContent).length <= 1;
}

function cellsOf(table: Element): Piece[] {
  return table.children.flatMap((child): Piece[] => {
    if (child.type !== 'element') return [];
    if (named(child, 'thead', 'tbody', 'tfoot', 'tr')) return cellsOf(child);
    return named(child, 'td', 'th', 'caption') ? piecesOf(child.children, arrange) : [];
  });
}
