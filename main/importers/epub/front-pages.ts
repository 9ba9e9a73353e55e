import type { XmlElement } from '../xml/parse-xml.ts';
import { elementsOf, wordsOf, xmlText } from '../xml/xml-tree.ts';
import type { BookMetadata } from './book-metadata.ts';
import { type Contents, typesOf } from './contents.ts';
import { bare } from './plan-headings.ts';

const longestTitlePage = 1_000;

/** Words that stand between a title and its people. */
const between =
  /^(?:by|von|par|por|di|da|door|av|af|przez|and|und|et|edited|translated|a|novel|copyright|c)*$/;

/** A page that says nothing but what the fields say: title, people, publisher, year. */
export function isTitlePage(text: string, { fields, repeated }: BookMetadata): boolean {
  const title = bare(fields.title?.value ?? '');
  if (title === '' || text.length > longestTitlePage) return false;
  let rest = bare(text);
  if (!rest.includes(title)) return false;
  for (const said of [...repeated].map(bare).sort((one, other) => other.length - one.length))
    if (said !== '') rest = rest.replaceAll(said, '');
  return between.test(rest);
}

/** Lists of places in a navigation document, which the article's own table of contents stands for. */
export function navigationParts(body: XmlElement): Set<XmlElement> {
  return new Set(
    elementsOf(body, 'nav').filter((nav) =>
      typesOf(nav).some((type) => ['toc', 'landmarks', 'page-list', 'loi', 'lot'].includes(type)),
    ),
  );
}

const fewWords = 100;
const fewestLinks = 3;

/** A page of the book that holds its table of contents and nothing else. */
export function isContentsPage(body: XmlElement, isNavigation: boolean, contents: Contents): boolean {
  if (contents.entries.length < 2) return false;
  const length = visibleLength(body);
  if (isNavigation) {
    const listed = [...navigationParts(body)].reduce((sum, nav) => sum + visibleLength(nav), 0);
    if (length - listed <= fewWords) return true;
  }
  const links = elementsOf(body, 'a').filter((link) => link.attributes.has('href'));
  if (links.length < fewestLinks) return false;
  const words = links.map((link) => bare(wordsOf(link) ?? ''));
  const linked = links.reduce((sum, link) => sum + visibleLength(link), 0);
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].flatMap((level) => elementsOf(body, level));
  const headed = headings.reduce((sum, heading) => sum + visibleLength(heading), 0);
  if (linked < (length - headed) * 0.6) return false;
  const labels = new Set(contents.entries.map(({ label }) => bare(label)));
  return words.filter((word) => labels.has(word)).length >= words.length * 0.8;
}

function visibleLength(element: XmlElement): number {
  return xmlText(element).replace(/\s+/g, '').length;
}

/** What such a page calls itself. */
export function contentsHeading(body: XmlElement): string | null {
  for (const level of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']) {
    const words = wordsOf(elementsOf(body, level)[0]);
    if (words !== undefined && words.length < fewWords) return words;
  }
  return null;
}
