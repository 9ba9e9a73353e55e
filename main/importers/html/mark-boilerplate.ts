import { isElement, type PageElement } from '../../cleaning/parse-html.ts';
import { type BoilerplateSign, boilerplateSign } from './boilerplate-names.ts';
import { elementAndAncestors } from './page-tree.ts';
import type { WeighedBlock } from './weighed-block.ts';

/** Of the page's good text, what an element with such a name may hold and still be boilerplate. */
const largestShare = { none: 0, likely: 0.35, certain: 0.5, comments: 0.9 } as const;
/** The same for what does not hold the title: it is less likely to be all there is. */
const largestShareApart = { none: 0, likely: 0.4, certain: 0.65, comments: 0.95 } as const;
/** Names that would take away more than this share of the text are not believed. */
const mostTaken = 0.8;

/** What holds the title and so much text is the article, unless its name leaves no doubt. */
const articleEnough = 800;

/** Comments follow an article; so much of one must have been before them. */
const leastBeforeComments = 150;

/**
 * An element with the name of boilerplate is such unless it holds much of the page's good text: then the name means
 * something else (`page with-sidebar`).
 */
export function markBoilerplate(
  body: PageElement,
  blocks: readonly WeighedBlock[],
  titleAt: number | null,
): void {
  const total = blocks.reduce((sum, block) => sum + block.weight, 0);
  const weights = new Map<PageElement, number>();
  for (const block of blocks)
    for (const element of elementAndAncestors(block.owner, body))
      weights.set(element, (weights.get(element) ?? 0) + block.weight);
  const title = titleAt === null ? undefined : blocks[titleAt];
  const aroundTitle = new Set(title === undefined ? [] : elementAndAncestors(title.owner, body));
  const signs = new Map<PageElement, BoilerplateSign>();
  const signFor = (element: PageElement): BoilerplateSign => {
    const sign = signs.get(element) ?? boilerplateSign(element);
    signs.set(element, sign);
    const limits = title === undefined || aroundTitle.has(element) ? largestShare : largestShareApart;
    const weight = weights.get(element) ?? 0;
    if (sign === 'likely' && aroundTitle.has(element) && weight >= articleEnough) return 'none';
    const share = total === 0 ? 0 : weight / total;
    return share < limits[sign] ? sign : 'none';
  };
  const believed: BoilerplateSign[][] = [
    ['likely', 'certain', 'comments'],
    ['certain', 'comments'],
    ['comments'],
    [],
  ];
  for (const accepted of believed) {
    const known = new Map<PageElement, { element: PageElement; sign: BoilerplateSign } | null>();
    const outermost = (element: PageElement): { element: PageElement; sign: BoilerplateSign } | null => {
      const before = known.get(element);
      if (before !== undefined) return before;
      const parent = element.parentNode;
      const above = element !== body && parent !== null && isElement(parent) ? outermost(parent) : null;
      const sign = element === body || above !== null ? 'none' : signFor(element);
      const result = above ?? (accepted.includes(sign) ? { element, sign } : null);
      known.set(element, result);
      return result;
    };
    let left = 0;
    let taken = 0;
    let commented = 0;
    for (const block of blocks) {
      const found = outermost(block.owner);
      block.boilerplate = found?.element ?? null;
      if (found === null) left += block.weight;
      else if (found.sign === 'comments' && left > leastBeforeComments) commented += block.weight;
      else taken += block.weight;
    }
    if (taken <= (total - commented) * mostTaken) return;
  }
}
