import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { serialize } from 'parse5';
import { cleanArticle } from '../../../main/cleaning/clean-article.ts';
import { parseHtml } from '../../../main/cleaning/parse-html.ts';
import { decodePage } from '../../../main/importers/html/page-source.ts';
import type { Reading } from '../extraction.ts';
import type { Page } from './sets.ts';

/** The same page through Mozilla's Readability, the extractor that most readers use: the figure to beat. */
export async function readWithReadability(page: Page): Promise<Reading | null> {
  const { document } = parseHTML(serialize(parseHtml(decodePage(page.bytes).text)));
  const article = new Readability(document).parse();
  if (article === null) return null;
  return {
    text: cleanArticle(article.content ?? '', { images: new Map() }).text,
    title: article.title ?? null,
    published: article.publishedTime ?? null,
    byline: article.byline ?? null,
  };
}
