import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block, ParagraphRole } from '../office/block.ts';
import type { DocumentImages } from '../office/document-images.ts';
import type { NoteList } from '../office/notes.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, isElement } from '../xml/xml-tree.ts';
import type { ListCounter } from './lists.ts';
import type { OpenDocument } from './open-document.ts';
import { createInlineReader } from './read-inline.ts';
import { readTable } from './read-table.ts';
import { type OpenStyles, roleOf } from './styles.ts';

export interface BodyContext {
  document: OpenDocument;
  styles: OpenStyles;
  lists: ListCounter;
  images: DocumentImages;
  notes: NoteList;
}

export type Nodes = readonly (XmlElement | string)[];

export interface BodyReader {
  read(nodes: Nodes): Promise<Block[]>;
}

interface ListPlace {
  style: string | undefined;
  /** From 0. */
  level: number;
  item: XmlElement;
  /** Whether the item has shown its number. */
  begun: boolean;
}

export function createBodyReader(context: BodyContext): BodyReader {
  const { styles, lists } = context;
  const read = (nodes: Nodes): Promise<Block[]> => readBlocks(nodes, null);
  const inline = createInlineReader(context, read);
  return { read };

  async function readBlocks(nodes: Nodes, place: ListPlace | null): Promise<Block[]> {
    const blocks: Block[] = [];
    for (const node of nodes) if (isElement(node)) blocks.push(...(await readBlock(node, place)));
    return blocks;
  }

  async function readBlock(element: XmlElement, place: ListPlace | null): Promise<Block[]> {
    switch (element.local) {
      case 'p':
      case 'h':
        return readParagraph(element, place);
      case 'list':
        return readList(element, place);
      case 'numbered-paragraph':
        return readBlocks(element.children, {
          style: lists.open(element, undefined),
          level: Number(element.attributes.get('text:level') ?? 1) - 1,
          item: element,
          begun: false,
        });
      case 'table': {
        const html = await readTable(element, async (cell) => arrangeBlocks(await read(cell)));
        return [{ kind: 'whole', html }];
      }
      case 'section':
        return element.attributes.get('text:display') === 'none' ? [] : readBlocks(element.children, place);
      case 'bibliography':
        return readBlocks(childOf(element, 'index-body')?.children ?? [], place);
      case 'index-title':
        return readBlocks(element.children, place);
      case 'frame':
      case 'g':
      case 'custom-shape':
      case 'a':
        return readLoose(element);
      default:
        // Tables of contents and indexes are made anew by programs, with pages that are no more.
        return [];
    }
  }

  async function readList(element: XmlElement, place: ListPlace | null): Promise<Block[]> {
    const style = lists.open(element, place?.style);
    const level = place === null ? 0 : place.level + 1;
    const blocks: Block[] = [];
    for (const item of childrenOf(element)) {
      const header = item.local === 'list-header';
      if (item.local === 'list-item' || header)
        blocks.push(...(await readBlocks(item.children, { style, level, item, begun: header })));
    }
    return blocks;
  }

  async function readParagraph(element: XmlElement, place: ListPlace | null): Promise<Block[]> {
    const style = styles.paragraph(element.attributes.get('text:style-name'));
    const level = Number(element.attributes.get('text:outline-level') ?? 1) || 1;
    const named: ParagraphRole = element.local === 'h' ? { name: 'heading', level } : roleOf(style);
    const { role, label } = placed(named, place);
    const numbered = role.name === 'heading' && place === null ? lists.heading(role.level) : label;
    const line = await inline.read(element, style.look, role.name === 'heading' || role.name === 'title');
    return [
      {
        kind: 'paragraph',
        html: numbered + line.html,
        role,
        ...(style.rightToLeft && { direction: 'rtl' as const }),
      },
      ...line.boxes,
    ];
  }

  /** The first paragraph of an item has its number; others go on below it. */
  function placed(named: ParagraphRole, place: ListPlace | null): { role: ParagraphRole; label: string } {
    if (place === null) return { role: named, label: '' };
    if (place.begun)
      return named.name === 'text'
        ? { role: { name: 'list', level: place.level, number: null, continued: true }, label: '' }
        : { role: named, label: '' };
    place.begun = true;
    const { role, label } = lists.next(place.style, place.level, place.item);
    const text = label === '' ? '' : `${label} `;
    return named.name === 'heading' || role.name !== 'list'
      ? { role: named, label: text }
      : { role, label: '' };
  }

  /** A picture or a box that stands between paragraphs. */
  async function readLoose(element: XmlElement): Promise<Block[]> {
    const line = await inline.read({ ...element, children: [element] }, {}, false);
    const block: Block = { kind: 'paragraph', html: line.html, role: { name: 'text' } };
    return line.html === '' ? line.boxes : [block, ...line.boxes];
  }
}
