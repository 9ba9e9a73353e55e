import type { Highlight } from '../../contract/annotation-model.ts';

/** Quotations with their comments below them, under the titles of their articles. */
export function highlightsAsMarkdown(highlights: readonly Highlight[]): string {
  const byArticle = new Map<string, Highlight[]>();
  for (const highlight of highlights)
    byArticle.set(highlight.article, [...(byArticle.get(highlight.article) ?? []), highlight]);
  return [...byArticle.values()]
    .map((group) => {
      const title = group[0]?.articleTitle ?? '';
      return `${title === '' ? '' : `## ${title}\n\n`}${group.map(asMarkdown).join('\n\n')}\n`;
    })
    .join('\n');
}

function asMarkdown({ anchor, comment }: Highlight): string {
  const quote = anchor.quote
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
  return comment.trim() === '' ? quote : `${quote}\n\n${comment.trim()}`;
}
