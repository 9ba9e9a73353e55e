import type { ImporterContext, SourceFile } from '../../importers/importer.ts';
import type { ReadyArticle, UnreadPart } from '../../library/ready-article.ts';
import { readFile } from '../read-file.ts';

export interface ReadParts {
  articles: ReadyArticle[];
  problems: UnreadPart[];
}

/** Everything a file yields, at once: the articles and the parts that could not be read. Rejects when the file is refused. */
export async function readParts(
  file: SourceFile,
  context: ImporterContext = { sibling: async () => null },
): Promise<ReadParts> {
  const read: ReadParts = { articles: [], problems: [] };
  for await (const part of readFile(file, context))
    if ('problem' in part) read.problems.push(part);
    else read.articles.push(part);
  return read;
}

/** The articles of a file that is sound in all its parts. */
export async function readArticles(file: SourceFile, context?: ImporterContext): Promise<ReadyArticle[]> {
  const { articles, problems } = await readParts(file, context);
  if (problems[0]) throw new Error(`${problems[0].within}: ${problems[0].message}`);
  return articles;
}
