import type { PageElement } from '../../../cleaning/parse-html.ts';
import { boilerplateSign } from '../boilerplate-names.ts';
import { closest, findFirst, isLonger, nameWords } from '../page-tree.ts';

/** Comments, forms, other articles and the foot of a page name other people and days. What holds the title is none of these. */
export function isAside(element: PageElement): boolean {
  const aside = closest(
    element,
    (around) =>
      around.tagName !== 'body' &&
      around.tagName !== 'html' &&
      (isForm(around) || isPageFooter(around) || boilerplateSign(around) === 'comments' || isRelated(around)),
  );
  return aside !== null && findFirst(aside, ({ tagName }) => tagName === 'h1') === null;
}

/** Some servers wrap the whole page in one. */
function isForm(element: PageElement): boolean {
  return element.tagName === 'form' && !isLonger(element, longestAside);
}
/** Longer ones hold the article, whatever they are called. */
const longestAside = 2_000;

/** The foot of the page, not that of an article. */
function isPageFooter(element: PageElement): boolean {
  if (element.tagName !== 'footer') return false;
  const ofArticle = nameWords(element).some(
    (word) => word === 'entry' || word === 'post' || word === 'article',
  );
  return !ofArticle && closest(element, ({ tagName }) => tagName === 'article') === null;
}

function isRelated(element: PageElement): boolean {
  const named = nameWords(element).some((word) => /^(?:related|recommend|recirc|sidebar|popular)/.test(word));
  return named && !isLonger(element, longestAside);
}
