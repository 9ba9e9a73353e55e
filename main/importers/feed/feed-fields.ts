import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement, wordsOf } from '../xml/xml-tree.ts';
import { constructLine } from './text-construct.ts';
import { innerScope, nameOf, type Scope } from './vocabulary.ts';

export interface FieldElement {
  element: XmlElement;
  scope: Scope;
}

/** Children by their names, in order. */
export type Fields = ReadonlyMap<string, readonly FieldElement[]>;

export function fieldsOf(
  element: XmlElement,
  scope: Scope,
  wanted: (name: string) => boolean = () => true,
): Fields {
  const fields = new Map<string, FieldElement[]>();
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const inner = innerScope(child, scope);
    const name = nameOf(child, inner);
    if (!wanted(name)) continue;
    const same = fields.get(name);
    if (same) same.push({ element: child, scope: inner });
    else fields.set(name, [{ element: child, scope: inner }]);
  }
  return fields;
}

export function all(fields: Fields, ...names: string[]): FieldElement[] {
  return names.flatMap((name) => fields.get(name) ?? []);
}

/** The first of these names that says anything. */
export function first(fields: Fields, ...names: string[]): FieldElement | undefined {
  return all(fields, ...names).find(({ element }) => wordsOf(element) !== undefined);
}

export function lineOf(field: FieldElement | undefined): string | undefined {
  return field && constructLine(field.element, field.scope);
}

/** Names of persons: `<author><name>Ann Lee</name></author>`, `ann@example.org (Ann Lee)`, `Ann Lee`. */
export function namesOf(fields: Fields, ...names: string[]): string[] {
  for (const name of names) {
    const found = all(fields, name)
      .map(nameIn)
      .filter((person) => person !== undefined);
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

function nameIn({ element, scope }: FieldElement): string | undefined {
  const parts = fieldsOf(element, scope);
  const named = first(parts, 'name', 'atom:name', 'foaf:name') ?? first(parts, 'email', 'atom:email');
  const words = wordsOf(named?.element ?? element);
  return words && personName(words);
}

/** The name in what stands for an author; the address alone where there is no name. */
export function personName(words: string): string | undefined {
  const text = words.slice(0, 500).trim();
  const noted =
    /^\S+@\S+\s*\(([^()]{2,200})\)$/.exec(text) ?? /^([^<>]{2,200}?)\s*[<(]\S+@\S+[>)]$/.exec(text);
  const name = (noted?.[1] ?? text).replace(/^["'\s]+|["'\s]+$/g, '');
  return name === '' ? undefined : name;
}
