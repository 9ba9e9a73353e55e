import {
  attribute,
  isElement,
  type PageElement,
  type PageNode,
  type PageParent,
} from '../../cleaning/parse-html.ts';
import { closest, collapse, elementsOf, findAll, removeAll, textOf } from './page-tree.ts';

const neverRead = new Set(
  'script style svg link meta template head title base object embed applet canvas select option input textarea datalist progress meter'.split(
    ' ',
  ),
);

/**
 * Takes away what a reader never sees: scripts, styles, form fields, hidden parts. A part that is hidden only until a
 * script runs is told by its size: what holds most of the page's text stays.
 */
export function prepareBody(body: PageElement): void {
  removeAll(body, (element) => neverRead.has(element.tagName));
  settleNoscript(body);
  const all = textOf(body).length;
  const series = hiddenSeries(body, all);
  removeAll(
    body,
    (element) => isHidden(element) && !series.has(element) && textOf(element).length < all * 0.4,
  );
}

/** Parts of one text that a script shows one after another: hidden side by side, and together most of the page. */
function hiddenSeries(body: PageElement, all: number): Set<PageElement> {
  const byParent = new Map<PageParent, PageElement[]>();
  for (const element of elementsOf(body)) {
    const parent = element.parentNode;
    if (parent !== null && isHidden(element))
      byParent.set(parent, [...(byParent.get(parent) ?? []), element]);
  }
  const kept = new Set<PageElement>();
  for (const parts of byParent.values()) {
    if (parts.length < fewestParts) continue;
    const length = parts.reduce((sum, part) => sum + textOf(part).length, 0);
    if (length >= all * 0.5) for (const part of parts) kept.add(part);
  }
  return kept;
}
const fewestParts = 3;

function isHidden(element: PageElement): boolean {
  if (element.tagName === 'math') return false;
  if (element.tagName === 'img') return showsFormulaAgain(element);
  if (attribute(element, 'hidden') !== null) return true;
  // Hidden from screen readers is what others see: decoration, dialogs not yet open, but also the credits of pictures.
  if (attribute(element, 'aria-hidden') === 'true' && !holdsPicture(element) && !inFigure(element))
    return true;
  const style = attribute(element, 'style');
  if (style === null) return false;
  const hides = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
  return hides && !holdsFormula(element);
}

/** Browsers without MathML were given a picture of the formula that stands beside it. */
function showsFormulaAgain(picture: PageElement): boolean {
  if (!/math/i.test(attribute(picture, 'class') ?? '')) return false;
  const around = picture.parentNode;
  return around !== null && isElement(around) && holdsFormula(around);
}

function inFigure(element: PageElement): boolean {
  return closest(element, ({ tagName }) => tagName === 'figure') !== null;
}

function holdsPicture(element: PageElement): boolean {
  for (const inner of elementsOf(element))
    if (inner.tagName === 'img' || inner.tagName === 'math') return true;
  return false;
}

/** Formulas are often hidden in favour of a picture of them. */
function holdsFormula(element: PageElement): boolean {
  for (const inner of elementsOf(element)) if (inner.tagName === 'math') return true;
  return false;
}

/** What a page shows without scripts: its pictures replace the placeholder before them, its requests for scripts go. */
function settleNoscript(body: PageElement): void {
  const all = textOf(body).length;
  for (const noscript of findAll(body, (element) => element.tagName === 'noscript')) {
    const parent = noscript.parentNode;
    if (parent === null) continue;
    const pictures = findAll(
      noscript,
      (element) => element.tagName === 'img' || element.tagName === 'picture',
    );
    const length = textOf(noscript).length;
    const keep = length > 500 ? length > all * 0.5 : pictures.length > 0 && length < 200;
    const index = parent.childNodes.indexOf(noscript);
    const replacements = keep ? noscript.childNodes : [];
    for (const node of replacements) node.parentNode = parent;
    parent.childNodes.splice(index, 1, ...replacements);
    if (keep && pictures.length === 1) removePlaceholder(parent.childNodes, index);
  }
}

function removePlaceholder(siblings: PageNode[], index: number): void {
  for (let before = index - 1; before >= 0; before -= 1) {
    const node = siblings[before];
    if (node === undefined || (node.nodeName === '#text' && collapse(textOf(node)) === '')) continue;
    if (isElement(node) && isPlaceholder(node)) siblings.splice(before, 1);
    return;
  }
}

function isPlaceholder(element: PageElement): boolean {
  if (element.tagName === 'img') return true;
  return textOf(element) === '' && findAll(element, (inner) => inner.tagName === 'img').length === 1;
}
