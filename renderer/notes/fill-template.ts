import { citationOf, writtenDate } from '../../contract/citation.ts';
import type { CitedArticle } from '../../contract/quotation-model.ts';

export type TemplateArticle = Pick<
  CitedArticle,
  'title' | 'byline' | 'source' | 'place' | 'published' | 'address'
>;

/**
 * `{{title}} {{source}} {{date}} {{author}} {{citation}} {{today}}`, filled from the article that the note is on; what is
 * not known is left out. Other words in braces stay as they are.
 */
export function fillTemplate(template: string, article: TemplateArticle | null, today: Date): string {
  const values: Record<string, string> = {
    title: article?.title ?? '',
    source: article?.source ?? '',
    date: article?.published == null ? '' : writtenDate(article.published),
    author: article?.byline ?? '',
    citation: article === null ? '' : citationOf(article),
    today: writtenDate(localDay(today)),
  };
  return template.replace(/\{\{\s*([a-z]+)\s*\}\}/gi, (whole, name: string) => {
    const key = name.toLowerCase();
    return Object.hasOwn(values, key) ? (values[key] ?? '') : whole;
  });
}

function localDay(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
