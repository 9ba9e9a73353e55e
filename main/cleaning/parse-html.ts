import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { ArchiveError } from '../../contract/errors.ts';

export type PageDocument = DefaultTreeAdapterTypes.Document;
export type PageNode = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageParent = DefaultTreeAdapterTypes.ParentNode;
export type PageText = DefaultTreeAdapterTypes.TextNode;

/** More elements than this no real page has; misnested formatting can make millions out of a small file. */
export const elementLimit = 1_000_000;

/** Parses as a browser without scripts does. Nodes are those of parse5, with parents. */
export function parseHtml(html: string): PageDocument {
  let elements = 0;
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespace, attributes) {
        elements += 1;
        if (elements > elementLimit)
          throw new ArchiveError('too-large', `html: the page has over ${elementLimit} elements`);
        return defaultTreeAdapter.createElement(tagName, namespace, attributes);
      },
    },
  });
}

/** Parses what belongs into a body, by the rules of standards mode, whatever stands in it. */
export function parseBody(html: string): PageElement {
  const page = parseHtml(`<!doctype html><body>${html}`);
  const root = page.childNodes.find(isElement);
  const body = root?.childNodes.find((node) => isElement(node) && node.tagName === 'body');
  if (body === undefined || !isElement(body)) throw new Error('the parser made no body');
  return body;
}

export function isElement(node: PageNode | PageParent): node is PageElement {
  return 'tagName' in node;
}

export function isText(node: PageNode | PageParent): node is PageText {
  return node.nodeName === '#text';
}

export function attribute(element: PageElement, name: string): string | null {
  for (const candidate of element.attrs) if (candidate.name === name) return candidate.value;
  return null;
}
