import type { Element, ElementContent, Properties } from 'hast';

/** Elements that are something to see without text in them. */
const things = new Set(['img', 'math', 'hr']);

/** White space a reader cannot see as anything; unlike `\s` it counts zero-width and soft-hyphen characters too. */
const blank = /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*$/;

/** Whether there is anything to read, see or jump to. */
export function hasContent(node: ElementContent): boolean {
  if (node.type === 'text') return !blank.test(node.value);
  if (node.type !== 'element') return false;
  if (things.has(node.tagName) || isMark(node) || node.properties.id !== undefined) return true;
  return node.children.some(hasContent);
}

/** The sign of a part that the file did not hold. */
export function isMark(node: Element): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && (classes.includes('missing-image') || classes.includes('missing-media'));
}

export function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'br';
}

export function element(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children };
}
