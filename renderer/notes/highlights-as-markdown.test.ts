import { expect, test } from 'vitest';
import type { Highlight } from '../../contract/annotation-model.ts';
import { highlightsAsMarkdown } from './highlights-as-markdown.ts';

function highlight(article: string, articleTitle: string, quote: string, comment = ''): Highlight {
  return {
    id: 'highlight001',
    article,
    articleTitle,
    anchor: { quote, prefix: '', suffix: '', start: 0, end: quote.length },
    colour: 1,
    comment,
    tags: [],
    page: null,
    placed: true,
    created: '',
    changed: '',
  };
}

test('writes quotations with their comments, article by article', () => {
  const text = highlightsAsMarkdown([
    highlight('article0001', 'The ferry', 'calm water', 'check the date'),
    highlight('article0002', 'The bell', 'rings twice'),
    highlight('article0001', 'The ferry', 'one line\n\nanother'),
  ]);
  expect(text).toBe(
    '## The ferry\n\n> calm water\n\ncheck the date\n\n> one line\n>\n> another\n\n## The bell\n\n> rings twice\n',
  );
});
