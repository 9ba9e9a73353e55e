import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement } from '../xml/xml-tree.ts';
import { chooseAlternative } from './alternatives.ts';
import type { Relationships } from './relationships.ts';
import type { Slots } from './slots.ts';
import { attributeOf } from './word-xml.ts';

/** Slots of the pictures in a drawing; what its text boxes hold goes to `onBox`. */
export type DrawingWriter = (drawing: XmlElement) => string[];

export function createDrawingWriter(
  relationships: Relationships,
  slots: Slots,
  onBox: (content: readonly (XmlElement | string)[]) => void,
): DrawingWriter {
  const picture = (element: XmlElement, id: string | undefined, description: string): string[] => {
    const found = relationships.get(id ?? attributeOf(element, 'link') ?? '');
    if (!found || found.target === null) return [];
    if (!found.external) return [slots.inline({ kind: 'picture', part: found.target, description })];
    const reason = /^https?:/i.test(found.target) ? 'remote' : 'absent';
    return [slots.inline({ kind: 'lack', address: found.target, description, reason })];
  };
  const visit = (element: XmlElement, description: string): string[] => {
    switch (element.local) {
      case 'txbxContent':
        onBox(element.children);
        return [];
      case 'blip':
        return picture(element, attributeOf(element, 'embed'), description);
      case 'imagedata':
        return picture(
          element,
          element.attributes.get('r:id') ?? attributeOf(element, 'pict'),
          element.attributes.get('o:title') || description,
        );
      case 'chart':
      case 'relIds':
        return [drawn(element, description)];
      case 'AlternateContent':
        return visitAll(chooseAlternative(element), description);
      case 'rect':
        if (element.attributes.get('o:hr') === 't') return [slots.inline({ kind: 'html', html: '<hr>' })];
        break;
      case 'textpath':
        return [slots.inline({ kind: 'html', html: escapeText(attributeOf(element, 'string') ?? '') })];
    }
    return visitAll(element.children, describedBy(element) ?? description);
  };
  const visitAll = (nodes: readonly (XmlElement | string)[], description: string): string[] => {
    // The description of a drawing stands beside what it describes.
    const beside = nodes.filter(isElement).find((node) => node.local === 'docPr');
    const known = beside === undefined ? description : (descriptionOf(beside) ?? description);
    return nodes.flatMap((node) => (isElement(node) ? visit(node, known) : []));
  };
  const drawn = (element: XmlElement, description: string): string => {
    const id = element.attributes.get('r:id') ?? element.attributes.get('r:dm');
    const address = relationships.get(id ?? '')?.target ?? element.local;
    return slots.inline({ kind: 'lack', address, description, reason: 'unsupported' });
  };
  return (drawing) => visit(drawing, '');
}

function describedBy(element: XmlElement): string | undefined {
  return element.local === 'shape' ? element.attributes.get('alt') : undefined;
}

function descriptionOf(element: XmlElement): string | undefined {
  return attributeOf(element, 'descr') || attributeOf(element, 'title') || undefined;
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\ufdd0\ufdd1]/g, '');
}
