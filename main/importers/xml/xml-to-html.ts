import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from './parse-xml.ts';
import { isElement } from './xml-tree.ts';

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** An html parser reads what is inside these as text or not at all; nothing of them is shown anyway. */
const rawElements: ReadonlySet<string> = new Set(
  'script style title textarea xmp plaintext noscript noembed noframes iframe template'.split(' '),
);

const attributeName = /^[a-z][a-z0-9-]{0,40}$/i;

/** What stands inside an element whose children are XHTML, whatever their prefix, as html. Not cleaned. */
export function innerHtml(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? outerHtml(child) : escapeHtml(child))).join('');
}

function outerHtml(element: XmlElement): string {
  const name = element.local.toLowerCase();
  if (rawElements.has(name) || !/^[a-z][a-z0-9-]*$/.test(name)) return '';
  let attributes = '';
  for (const [key, value] of element.attributes)
    if (attributeName.test(key)) attributes += ` ${key}="${escapeHtml(value)}"`;
  return voidElements.has(name)
    ? `<${name}${attributes}>`
    : `<${name}${attributes}>${innerHtml(element)}</${name}>`;
}
