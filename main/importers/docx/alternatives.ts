import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, isElement } from '../xml/xml-tree.ts';

const worthReading = new Set(['t', 'txbxContent', 'blip', 'chart', 'relIds', 'oMath', 'imagedata']);

/** Of the forms in which newer writers give one thing, the newest that holds something to read: never two of them. */
export function chooseAlternative(element: XmlElement): readonly (XmlElement | string)[] {
  const choice = childOf(element, 'Choice');
  const fallback = childOf(element, 'Fallback');
  if (choice && (holdsContent(choice) || fallback === undefined)) return choice.children;
  return fallback?.children ?? [];
}

function holdsContent(element: XmlElement): boolean {
  return element.children.some(
    (child) => isElement(child) && (worthReading.has(child.local) || holdsContent(child)),
  );
}
