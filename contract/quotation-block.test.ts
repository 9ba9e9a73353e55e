import { expect, test } from 'vitest';
import { noteLinks } from './note-text.ts';
import { quotationBlock } from './quotation-block.ts';

test('a quotation in a note keeps its paragraphs and leads back to its highlight', () => {
  const cited = {
    ...{ title: 'The [old] ferry', byline: 'Anahit Sargsyan', source: null, place: 'Sevan' },
    ...{ published: '2024-04-02', address: 'https://example.org/ferry' },
  };
  const block = quotationBlock('Calm water.\n\nThen wind. ', 'article01', cited, 'mark0001');
  expect(block).toBe(
    '> Calm water.\n>\n> Then wind.\n>\n> — [Anahit Sargsyan, “The \\[old\\] ferry,” Sevan, 2 April 2024.](carrel://article/article01#mark0001)',
  );
  expect(noteLinks(block)).toEqual([{ kind: 'highlight', id: 'mark0001', article: 'article01' }]);
});
