import { readDate } from '../../understanding/date-text.ts';
import { readDateline } from '../../understanding/dateline.ts';
import { isoDate } from '../../understanding/iso-date.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import type { ImportedArticle, Stated } from '../importer.ts';
import { type Block, wordsIn } from './block.ts';
import { documentDate, isCreator, isDocumentTitle, languageTag } from './sensible-properties.ts';

/** What an office file says about itself, as written. */
export interface DocumentProperties {
  title?: string | undefined;
  creators?: readonly string[];
  /** When the document was begun. */
  created?: string | undefined;
  /** When it was last saved: says nothing of its text, only whether a program made it at one stroke. */
  modified?: string | undefined;
  language?: string | undefined;
  keywords?: readonly string[];
  /** Where these stand: Dublin Core elements, or fields of the format's own. */
  origin: 'dublin-core' | 'meta';
}

export type DocumentFields = Pick<ImportedArticle, 'title' | 'byline' | 'published' | 'language' | 'tags'>;

export interface DocumentFront {
  fields: DocumentFields;
  /** Without those paragraphs that became fields. */
  blocks: readonly Block[];
}

/**
 * Title, byline and date of a document, and the body without them. The title that is stated wins when it is one; else the
 * paragraph in the style of a title, else the heading that the text begins with. A date is the one that the text gives in a
 * paragraph of that style or in its dateline, else when the document was begun.
 */
export function readFront(
  properties: DocumentProperties,
  blocks: readonly Block[],
  name: string,
): DocumentFront {
  const { origin } = properties;
  const fields: DocumentFields = {};
  const used = new Set<Block>();
  const front = blocks.filter((block) => wordsIn(block) !== '').slice(0, frontLength);
  const text = front.map(wordsIn).join('\n\n');

  const title = titleOf(properties, front, blocks, name);
  if (title) {
    fields.title = title.stated;
    const same = (block: Block): boolean =>
      block === title.block || (isTitleLike(block) && sameWords(wordsIn(block), title.stated.value));
    const repeated = title.stays ? undefined : front.find(same);
    if (repeated) used.add(repeated);
  }
  const creators = (properties.creators ?? []).map((creator) => creator.trim()).filter(isCreator);
  if (creators.length > 0) fields.byline = { value: [...new Set(creators)].join(', '), origin };
  const authors = front.filter((block) => roleOf(block) === 'author');
  if (authors.length > 0) {
    fields.byline = { value: authors.map(wordsIn).join(', '), origin: 'markup' };
    for (const block of authors) used.add(block);
  }
  const published = publishedOf(properties, front, used);
  if (published) fields.published = published;
  const language = languageTag(properties.language);
  if (language !== undefined && languageFits(language, text)) fields.language = { value: language, origin };
  const tags = [...new Set((properties.keywords ?? []).map((word) => word.trim()).filter(isTag))];
  if (tags.length > 0 && tags.length <= mostTags) fields.tags = tags;
  const rest = blocks.filter((block) => !used.has(block));
  // A document of nothing but its title is still one.
  return { fields, blocks: rest.some((block) => wordsIn(block) !== '') ? rest : blocks };
}

/** So many paragraphs may stand before the body. */
const frontLength = 12;
/** A heading is the title only when hardly anything stands before it. */
const beforeHeading = 3;
/** More keywords than these are made for machines. */
const mostTags = 12;
const longestTitle = 300;

function titleOf(
  { title, origin }: DocumentProperties,
  front: readonly Block[],
  blocks: readonly Block[],
  name: string,
): { stated: Stated; block?: Block; stays?: boolean } | null {
  const stated = title?.replace(/\s+/g, ' ').trim() ?? '';
  if (isDocumentTitle(stated, name)) return { stated: { value: stated, origin } };
  const styled = front.find((block) => roleOf(block) === 'title' && wordsIn(block).length <= longestTitle);
  if (styled) return { stated: { value: wordsIn(styled), origin: 'markup' }, block: styled };
  const heading = front.slice(0, beforeHeading).find((block) => roleOf(block) === 'heading');
  if (!heading || wordsIn(heading).length > longestTitle) return null;
  const alone = blocks.every((block) => block === heading || levelOf(block) !== levelOf(heading));
  // One chapter of several names the article for want of better, and stays where it stands.
  return { stated: { value: wordsIn(heading), origin: 'markup' }, block: heading, stays: !alone };
}

function publishedOf(
  { created, modified, origin }: DocumentProperties,
  front: readonly Block[],
  used: Set<Block>,
): Stated | undefined {
  for (const block of front) {
    if (roleOf(block) !== 'date') continue;
    const date = readDate(wordsIn(block));
    const value = date && isoDate(date);
    if (!value) continue;
    used.add(block);
    return { value, origin: 'markup' };
  }
  // A dateline is nearer to the text than the file is; it is understood later, with the fields that stand in it.
  if (front.slice(0, 4).some((block) => readDateline(wordsIn(block))?.date)) return undefined;
  // Word counts minutes: a document begun and saved in the same second was converted then, whenever it was written.
  if (created === modified && created !== undefined && !/T\d{2}:\d{2}(?::00)?(?!:)/.test(created))
    return undefined;
  const begun = documentDate(created);
  return begun === undefined ? undefined : { value: begun, origin };
}

function roleOf(block: Block): string | null {
  return block.kind === 'paragraph' ? block.role.name : null;
}

function levelOf(block: Block): number | null {
  return block.kind === 'paragraph' && block.role.name === 'heading' ? block.role.level : null;
}

function isTitleLike(block: Block): boolean {
  return block.kind === 'paragraph' && ['title', 'heading', 'text'].includes(block.role.name);
}

function sameWords(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(one) === plain(other);
}

function isTag(word: string): boolean {
  return word.length > 1 && word.length <= 60;
}
