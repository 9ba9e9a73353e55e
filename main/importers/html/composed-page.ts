import {
  attribute,
  isElement,
  type PageDocument,
  type PageElement,
  type PageNode,
} from '../../cleaning/parse-html.ts';
import { findAll, replaceWith } from './page-tree.ts';

/** Elements of accelerated mobile pages that stand for plain ones. */
const accelerated = new Map([
  ['amp-img', 'img'],
  ['amp-anim', 'img'],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
  ['amp-iframe', 'iframe'],
]);

/** Makes of a saved page the one tree that its reader saw: shadow roots opened, accelerated elements by their plain names. */
export function composePage(page: PageDocument): void {
  openShadowRoots(page);
  for (const element of findAll(page, (candidate) => accelerated.has(candidate.tagName))) {
    const name = accelerated.get(element.tagName) ?? element.tagName;
    element.nodeName = name;
    element.tagName = name;
  }
}

/** Saved shadow roots are templates inside their host; what is shown is the root, with the host's children in its slots. */
function openShadowRoots(page: PageDocument): void {
  const roots = findAll(page, isShadowRoot);
  // Inner roots are found once the outer ones are open.
  for (let round = 0; roots.length > 0 && round < 20; round += 1) {
    for (const template of roots) openShadowRoot(template);
    roots.splice(0, roots.length, ...findAll(page, isShadowRoot));
  }
}

function isShadowRoot(element: PageElement): boolean {
  return (
    element.tagName === 'template' &&
    (attribute(element, 'shadowrootmode') !== null ||
      attribute(element, 'shadowmode') !== null ||
      attribute(element, 'shadowroot') !== null)
  );
}

function openShadowRoot(template: PageElement): void {
  const host = template.parentNode;
  if (host === null || !('content' in template)) return;
  const light = host.childNodes.filter((node) => node !== template);
  const shadow = contentOf(template);
  host.childNodes = shadow;
  for (const node of shadow) node.parentNode = host;
  for (const slot of findAll(host, (element) => element.tagName === 'slot')) {
    const name = attribute(slot, 'name') ?? '';
    const given = light.filter((node) => slotOf(node) === name);
    replaceWith(slot, given.length > 0 ? given : [...slot.childNodes]);
  }
}

function contentOf(template: PageElement): PageNode[] {
  if (!('content' in template)) return [];
  const { content } = template;
  return typeof content === 'object' &&
    content !== null &&
    'childNodes' in content &&
    Array.isArray(content.childNodes)
    ? content.childNodes
    : [];
}

function slotOf(node: PageNode): string {
  return isElement(node) ? (attribute(node, 'slot') ?? '') : '';
}
