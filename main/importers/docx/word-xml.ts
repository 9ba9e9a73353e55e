import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf } from '../xml/xml-tree.ts';

/** An attribute by its local name: prefixes differ between writers, names do not. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  if (element === undefined) return undefined;
  const usual = element.attributes.get(`w:${local}`) ?? element.attributes.get(local);
  if (usual !== undefined) return usual;
  for (const [name, value] of element.attributes) if (name.endsWith(`:${local}`)) return value;
  return undefined;
}

/** The `val` of a child, as most properties are written. */
export function settingOf(element: XmlElement | undefined, child: string): string | undefined {
  return attributeOf(childOf(element, child), 'val');
}

/** A switch is on when it stands there and does not say otherwise; undefined when it does not stand there. */
export function switchOf(element: XmlElement | undefined, child: string): boolean | undefined {
  const found = childOf(element, child);
  if (found === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(attributeOf(found, 'val') ?? 'true');
}

export function integerOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}
