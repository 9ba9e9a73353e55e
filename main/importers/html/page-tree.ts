import {
  attribute,
  isElement,
  isText,
  type PageElement,
  type PageNode,
  type PageParent,
} from '../../cleaning/parse-html.ts';

/** Deeper than this nothing is told apart any more; what follows may recurse. */
const depthLimit = 400;

/** Elements of the tree in document order, the root not among them. Not to be used while nodes are taken out. */
export function* elementsOf(root: PageParent): Generator<PageElement> {
  const waiting: PageElement[] = [];
  pushElements(root, waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    pushElements(next, waiting);
  }
}

export function findAll(root: PageParent, test: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = [];
  const waiting: PageElement[] = [];
  pushElements(root, waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (test(next)) found.push(next);
    pushElements(next, waiting);
  }
  return found;
}

function pushElements({ childNodes }: PageParent, waiting: PageElement[]): void {
  for (let index = childNodes.length - 1; index >= 0; index -= 1) {
    const child = childNodes[index];
    if (child !== undefined && isElement(child)) waiting.push(child);
  }
}

export function findFirst(root: PageParent, test: (element: PageElement) => boolean): PageElement | null {
  for (const element of elementsOf(root)) if (test(element)) return element;
  return null;
}

/** Whether an attribute that is a list of words, such as `itemprop`, `rel` or `class`, holds one of them. */
export function hasWord(element: PageElement, name: string, ...words: string[]): boolean {
  const value = attribute(element, name);
  if (value === null) return false;
  const present = value.toLowerCase().split(/\s+/);
  return words.some((word) => present.includes(word));
}

export function detach(node: PageNode): void {
  const parent = node.parentNode;
  if (parent === null) return;
  const index = parent.childNodes.indexOf(node);
  if (index >= 0) parent.childNodes.splice(index, 1);
  node.parentNode = null;
}

export function removeAll(root: PageParent, test: (element: PageElement) => boolean): void {
  const waiting: PageParent[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const kept: PageNode[] = [];
    for (const child of parent.childNodes) {
      if (!isElement(child)) kept.push(child);
      else if (test(child)) child.parentNode = null;
      else {
        kept.push(child);
        waiting.push(child);
      }
    }
    parent.childNodes = kept;
  }
}

export function replaceWith(node: PageNode, replacements: readonly PageNode[]): void {
  const parent = node.parentNode;
  if (parent === null) return;
  const index = parent.childNodes.indexOf(node);
  if (index < 0) return;
  for (const replacement of replacements) {
    detach(replacement);
    replacement.parentNode = parent;
  }
  parent.childNodes.splice(index, 1, ...replacements);
  node.parentNode = null;
}

export function createElement(
  model: PageElement,
  tagName: string,
  attributes: Record<string, string> = {},
): PageElement {
  return {
    nodeName: tagName,
    tagName,
    attrs: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    namespaceURI: model.namespaceURI,
    childNodes: [],
    parentNode: null,
  };
}

export function setAttribute(element: PageElement, name: string, value: string): void {
  const present = element.attrs.find((candidate) => candidate.name === name);
  if (present === undefined) element.attrs.push({ name, value });
  else present.value = value;
}

/** All text below a node that is for people, white space collapsed; borders of blocks count as a space. */
export function textOf(node: PageNode | PageParent): string {
  const parts: string[] = [];
  const waiting: (PageNode | PageParent | string)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (isText(next)) parts.push(next.value);
    else if ('childNodes' in next) {
      if (next !== node && (next.nodeName === 'style' || next.nodeName === 'script')) continue;
      const apart = isElement(next) && !inlineElements.has(next.tagName);
      if (apart) {
        parts.push(' ');
        waiting.push(' ');
      }
      for (let index = next.childNodes.length - 1; index >= 0; index -= 1) {
        const child = next.childNodes[index];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return collapse(parts.join(''));
}

/** Whether the text below a node is longer than a number of characters; cheap where it is much longer. */
export function isLonger(node: PageNode | PageParent, length: number): boolean {
  let found = 0;
  const waiting: (PageNode | PageParent)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next)) {
      found += collapse(next.value).length;
      if (found > length) return true;
    } else if ('childNodes' in next && next.nodeName !== 'style' && next.nodeName !== 'script')
      for (const child of next.childNodes) waiting.push(child);
  }
  return false;
}

/** Whether anything but white space stands below a node; cheaper than asking for all of it. */
export function hasText(node: PageNode | PageParent): boolean {
  const waiting: (PageNode | PageParent)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next)) {
      if (/[^\s\u00a0]/.test(next.value)) return true;
    } else if ('childNodes' in next) for (const child of next.childNodes) waiting.push(child);
  }
  return false;
}

export function collapse(text: string): string {
  // Most texts are collapsed already.
  return uneven.test(text) ? text.replace(/[\s\u00a0]+/g, ' ').trim() : text;
}
const uneven = /[^\S ]| {2}|^ | $/;

export const inlineElements: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q ruby rb rp rt s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Lifts what lies too deep, so that later passes may recurse. */
export function limitDepth(root: PageParent): void {
  let level: PageParent[] = [root];
  for (let depth = 0; depth < depthLimit; depth += 1) {
    level = level.flatMap((parent) => parent.childNodes.filter(isElement));
    if (level.length === 0) return;
  }
  for (const parent of level) {
    const flat: PageNode[] = [];
    const waiting: Iterator<PageNode>[] = [parent.childNodes[Symbol.iterator]()];
    for (let open = waiting.at(-1); open !== undefined; open = waiting.at(-1)) {
      const next = open.next();
      if (next.done) waiting.pop();
      else if (isElement(next.value) && next.value.childNodes.length > 0)
        waiting.push(next.value.childNodes[Symbol.iterator]());
      else flat.push(next.value);
    }
    for (const node of flat) node.parentNode = parent;
    parent.childNodes = flat;
  }
}

/** An element and those around it, up to the last. */
export function* elementAndAncestors(element: PageElement, last: PageElement): Generator<PageElement> {
  for (
    let current: PageParent | null = element;
    current !== null && isElement(current);
    current = current.parentNode
  ) {
    yield current;
    if (current === last) return;
  }
}

export function closest(element: PageElement, test: (element: PageElement) => boolean): PageElement | null {
  let current: PageParent | null = element;
  while (current !== null && isElement(current)) {
    if (test(current)) return current;
    current = current.parentNode;
  }
  return null;
}

/**
 * Words of the names an author gave an element: `entry-content relatedPosts` → entry, content, related, posts. Names that
 * say how a thing looks (`mt-20`, `md:flex`) and anchors made of whole headings are left out.
 */
export function nameWords(element: PageElement): readonly string[] {
  let classes = '';
  let id = '';
  for (const { name, value } of element.attrs)
    if (name === 'class') classes = value;
    else if (name === 'id') id = value;
  if (classes === '' && id === '') return none;
  const names = id === '' ? classes : `${classes} ${id}`;
  const known = knownWords.get(names);
  if (known !== undefined) return known;
  if (knownWords.size >= mostKnown) knownWords.clear();
  const words = readNameWords(names);
  knownWords.set(names, words);
  return words;
}
/** Every element is asked several times, by several rules, and most names of a page come again. */
const knownWords = new Map<string, readonly string[]>();
const mostKnown = 5_000;
const none: readonly string[] = [];

function readNameWords(names: string): string[] {
  return names
    .slice(0, 1_000)
    .split(/\s+/)
    .filter((name) => name !== '' && !/[:[\]/]|-\d+(?:\.\d+)?$/.test(name))
    .flatMap((name) => {
      const words = name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '');
      return words.length <= 4 ? words : [];
    });
}

/** Makes the addresses of links, pictures and films absolute; places in the page stay what they are. */
export function completeAddresses(root: PageElement, base: string | undefined): void {
  if (base === undefined) return;
  for (const element of elementsOf(root))
    for (const item of element.attrs) {
      if (item.name !== 'href' && item.name !== 'src') continue;
      const value = item.value.trim();
      if (value.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(value)) continue;
      if (URL.canParse(value, base)) item.value = new URL(value, base).href;
    }
}
