import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement } from '../xml/xml-tree.ts';

const largest = 2 * 1024 * 1024;

/** A drawing inside a document as a picture file of its own: scripts, handlers and links go. Null when it is very large. */
export function drawDrawing(svg: XmlElement): Uint8Array | null {
  const out: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    length += text.length;
    out.push(text);
  };
  const visit = (element: XmlElement, root: boolean): void => {
    const { local, attributes } = element;
    if (length > largest || left.has(local)) return;
    // A link in a drawing is a group that can be clicked; the picture keeps the group.
    const name = local === 'a' ? 'g' : local;
    if (!/^[A-Za-z][\w.-]*$/.test(name)) return;
    add(`<${name}`);
    if (root) add(' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"');
    for (const [attribute, value] of attributes)
      if (!(local === 'a' && /href$/.test(attribute)) && keeps(attribute))
        add(` ${attribute}="${escapeHtml(value)}"`);
    add('>');
    for (const child of element.children) {
      if (isElement(child)) visit(child, false);
      else add(escapeHtml(local === 'style' ? child.replace(/@import[^;]*;?/gi, '') : child));
    }
    add(`</${name}>`);
  };
  visit(svg, true);
  return length > largest ? null : new TextEncoder().encode(out.join(''));
}

const left = new Set(['script', 'metadata', 'handler', 'link']);

function keeps(attribute: string): boolean {
  return /^(?:xlink:href|[A-Za-z][\w-]*)$/.test(attribute) && !/^(?:on|xmlns)/i.test(attribute);
}
