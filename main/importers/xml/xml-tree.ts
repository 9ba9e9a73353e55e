import type { XmlElement } from './parse-xml.ts';

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

/** Children of this local name, in order; all element children when no name is given. */
export function childrenOf(element: XmlElement, local?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => local === undefined || child.local === local);
}

/** The first child of this local name. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.filter(isElement).find((child) => child.local === local);
}

/** All elements below of this local name, in document order. */
export function elementsOf(element: XmlElement, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      if (child.local === local) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** All text below, as it stands. */
export function xmlText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (isElement(child) ? xmlText(child) : child)).join('');
}

/** The text below with white space as single spaces, trimmed; undefined when nothing is left. */
export function wordsOf(element: XmlElement | undefined): string | undefined {
  return xmlText(element).replace(/\s+/g, ' ').trim() || undefined;
}
