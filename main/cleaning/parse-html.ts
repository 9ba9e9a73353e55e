import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5';
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
    treeAdapter: countingAdapter(() => {
      elements += 1;
      if (elements > elementLimit) throw tooManyElements(elementLimit);
    }),
  });
}

/** Parse5's own trees; `count` is called before an element is made, and may throw. */
export function countingAdapter(count: () => void): TreeAdapter<DefaultTreeAdapterMap> {
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      count();
      return defaultTreeAdapter.createElement(tagName, namespace, attributes);
    },
  };
}

export function tooManyElements(limit: number): ArchiveError {
  return new ArchiveError('too-large', `html: the page has over ${limit} elements`);
}

/** What stands before html to be parsed as what belongs into a body, by the rules of standards mode. */
export const bodyStart = '<!doctype html><body>';

/** Parses what belongs into a body, by the rules of standards mode, whatever stands in it. */
export function parseBody(html: string): PageElement {
  return bodyOf(parseHtml(bodyStart + html));
}

export function bodyOf(page: PageDocument): PageElement {
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
