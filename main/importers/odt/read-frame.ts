import { escapeHtml } from '../escape-html.ts';
import type { Block } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, isElement, wordsOf, xmlText } from '../xml/xml-tree.ts';
import type { BodyContext, Nodes } from './read-body.ts';

/** Html of a frame in its line; the text of boxes goes to `boxes`. */
export type FrameReader = (element: XmlElement, boxes: Block[]) => Promise<string>;

export function createFrameReader(
  { document, images }: BodyContext,
  readBlocks: (nodes: Nodes) => Promise<Block[]>,
): FrameReader {
  return readFrame;

  async function readFrame(element: XmlElement, boxes: Block[]): Promise<string> {
    const description = wordsOf(childOf(element, 'desc')) ?? wordsOf(childOf(element, 'title')) ?? '';
    const formula = await formulaOf(childOf(element, 'object'));
    if (formula !== null) return formula;
    const pieces: string[] = [];
    let shown = false;
    for (const child of childrenOf(element))
      switch (child.local) {
        case 'image':
          // Others are the same picture in another form.
          if (!shown) pieces.push(await readPicture(child, description));
          shown = true;
          break;
        case 'text-box':
          boxes.push(...(await readBlocks(child.children)));
          break;
        case 'p':
        case 'list':
          boxes.push(...(await readBlocks([child])));
          break;
        case 'frame':
        case 'g':
        case 'custom-shape':
        case 'a':
          pieces.push(await readFrame(child, boxes));
          break;
      }
    return pieces.join('');
  }

  async function readPicture(image: XmlElement, description: string): Promise<string> {
    const address = image.attributes.get('xlink:href') ?? '';
    const inside = childOf(image, 'binary-data');
    if (/^https?:/i.test(address)) return images.lack(address, description, 'remote');
    if (inside === undefined)
      return images.show({ name: address, description, load: () => document.picture(address) });
    const bytes = Buffer.from(xmlText(inside), 'base64');
    return images.show({
      name: `picture ${images.images.length + 1} in the text`,
      description,
      load: () => bytes,
    });
  }

  async function formulaOf(object: XmlElement | undefined): Promise<string | null> {
    if (object === undefined) return null;
    const inside = childOf(object, 'math');
    const address = object.attributes.get('xlink:href') ?? '';
    const root = inside ?? (address.startsWith('./') ? await document.object(address) : null);
    return root?.local === 'math' ? mathHtml(root) : null;
  }
}

const longestFormula = 20_000;

/** MathML without its prefixes, and without the source in another language that goes with it. */
function mathHtml(root: XmlElement): string | null {
  if (elementsOf(root, 'mi').length + elementsOf(root, 'mn').length > longestFormula) return null;
  const write = (node: XmlElement | string): string => {
    if (!isElement(node)) return escapeHtml(node);
    if (node.local === 'annotation' || node.local === 'annotation-xml') return '';
    const content = node.children.map(write).join('');
    if (node.local === 'semantics') return content;
    const attributes = [...node.attributes]
      .filter(([name]) => !name.startsWith('xmlns'))
      .map(([name, value]) => ` ${name.slice(name.indexOf(':') + 1)}="${escapeHtml(value)}"`);
    return `<${node.local}${attributes.join('')}>${content}</${node.local}>`;
  };
  return write(root);
}
