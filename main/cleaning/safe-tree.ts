import type { Element, ElementContent, Properties, Root } from 'hast';
import { html as parse5Html } from 'parse5';
import type { MissingPart } from '../../contract/model.ts';
import {
  type AttributeRule,
  anchorPrefix,
  attributeRules,
  everywhere,
  isInlineName,
  knownClass,
  mathElements,
  mathRules,
  renamed,
  roleOf,
} from './allow-list.ts';
import { withoutControls } from './control-characters.ts';
import { anchorName, fragmentOf, resolveLink } from './links.ts';
import { attribute, isElement, isText, type PageElement, type PageNode } from './parse-html.ts';
import { type ReplacedPartOptions, replaceImage, replaceMedia } from './replaced-parts.ts';

/** Deeper than this no text is meant to be; what follows is lifted up. Later passes may therefore recurse. */
export const depthLimit = 120;

export interface SafeTreeOptions extends ReplacedPartOptions {
  /** What links of the article lead to and what is there. Other ids and links into the article go. */
  anchors: ReadonlySet<string>;
  /** Anchors that stand somewhere by now: each does once. */
  used: Set<string>;
}

interface Place {
  children: ElementContent[];
  depth: number;
  math: boolean;
}

/**
 * Copies what is allowed out of a parsed body into a hast tree: known elements with known attributes of known shape.
 * Groups (div, section …) become `div` for the next pass to resolve. Walks with its own stack: the source may be of any depth.
 */
export function buildSafeTree(body: PageElement, options: SafeTreeOptions, missing: MissingPart[]): Root {
  const { anchors, used } = options;
  const content: ElementContent[] = [];
  const waiting: { node: PageNode; place: Place }[] = [];

  const enter = (element: PageElement, place: Place): void => {
    for (let index = element.childNodes.length - 1; index >= 0; index -= 1) {
      const node = element.childNodes[index];
      if (node !== undefined) waiting.push({ node, place });
    }
  };
  const add = (tagName: string, properties: Properties, source: PageElement, place: Place): void => {
    if (place.depth >= depthLimit) {
      if (!isInlineName(tagName))
        place.children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
      enter(source, place);
      return;
    }
    const element: Element = { type: 'element', tagName, properties, children: [] };
    place.children.push(element);
    enter(source, { children: element.children, depth: place.depth + 1, math: place.math });
  };
  const identify = (element: PageElement, properties: Properties): void => {
    const name = anchorName(element);
    if (name === null || !anchors.has(name) || used.has(name)) return;
    used.add(name);
    properties.id = anchorPrefix + name;
  };
  const visitMath = (element: PageElement, place: Place): void => {
    const name = element.tagName;
    if (element.namespaceURI !== parse5Html.NS.MATHML) {
      // Only text may stand in a formula; html in it is a known way to smuggle markup past sanitisers.
      if (roleOf(name) !== 'drop' && roleOf(name) !== 'replaced') enter(element, place);
      return;
    }
    if (!mathElements.has(name) || (name === 'math') === place.math) return;
    if (name === 'annotation' && attribute(element, 'encoding') !== 'application/x-tex') return;
    add(name, pick(element, mathRules), element, { ...place, math: true });
  };
  const visit = (element: PageElement, place: Place): void => {
    if (place.math || element.namespaceURI === parse5Html.NS.MATHML) {
      visitMath(element, place);
      return;
    }
    if (element.namespaceURI !== parse5Html.NS.HTML || attribute(element, 'hidden') !== null) return;
    const name = renamed.get(element.tagName) ?? element.tagName;
    const role = roleOf(name);
    if (role === 'drop') return;
    if (role === 'replaced') {
      const make = name === 'img' || name === 'image' ? replaceImage : replaceMedia;
      const replacement = make(element, options, missing);
      if (replacement !== null) place.children.push(replacement);
      return;
    }
    const properties: Properties = pick(element, [...everywhere, ...attributeRules(name)]);
    identify(element, properties);
    if (name === 'a') linkTo(element, properties, anchors, options.base);
    const classes = keptClasses(element, name);
    if (classes.length > 0) properties.className = classes;
    if (classes.some((known) => known.startsWith('missing-'))) markAgain(element, properties);
    const useless = (name === 'span' || name === 'a') && Object.keys(properties).length === 0;
    if (role === 'group') add('div', properties, element, place);
    else if (role === 'unwrap' || useless) enter(element, place);
    else add(name, properties, element, place);
  };

  enter(body, { children: content, depth: 0, math: false });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next.node)) addText(next.place.children, next.node.value);
    else if (isElement(next.node)) visit(next.node, next.place);
  }
  return { type: 'root', children: content };
}

function addText(children: ElementContent[], text: string): void {
  const value = withoutControls(text);
  const last = children.at(-1);
  if (last?.type === 'text') last.value += value;
  else children.push({ type: 'text', value });
}

function pick(element: PageElement, rules: readonly AttributeRule[]): Properties {
  const properties: Properties = {};
  for (const { attribute: name, property, value: allowed } of rules) {
    const value = attribute(element, name);
    if (value !== null && allowed.test(value))
      properties[property] = booleans.has(property) ? true : withoutControls(value);
  }
  return properties;
}

/** There or not there, whatever their value. */
const booleans = new Set(['open', 'reversed']);

function keptClasses(element: PageElement, name: string): string[] {
  const value = attribute(element, 'class');
  if (value === null) return [];
  const mark = name === 'span' ? 'missing-image' : name === 'a' ? 'missing-media' : null;
  return value
    .split(/\s+/)
    .filter((known) => knownClass.test(known) && (known === mark || !known.startsWith('missing-')));
}

function linkTo(
  element: PageElement,
  properties: Properties,
  anchors: ReadonlySet<string>,
  base: string | undefined,
): void {
  const link = attribute(element, 'href');
  if (link === null) return;
  const fragment = fragmentOf(link, base);
  if (fragment !== null && anchors.has(fragment)) {
    properties.href = `#${anchorPrefix}${encodeURIComponent(fragment)}`;
    return;
  }
  const address = link.trim().startsWith('#') ? null : resolveLink(link, base);
  if (address === null) return;
  properties.href = address;
  properties.rel = ['noreferrer', 'noopener'];
}

/** Marks of missing parts from an earlier cleaning keep their label. */
function markAgain(element: PageElement, properties: Properties): void {
  const label = attribute(element, 'aria-label');
  if (label !== null) properties.ariaLabel = withoutControls(label).slice(0, 1_000);
  if (element.tagName === 'span') properties.role = 'img';
}
