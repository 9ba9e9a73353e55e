import { expect, test } from 'vitest';
import { fillTemplate } from './fill-template.ts';

const today = new Date(2024, 3, 9, 12);

test('placeholders are filled from the article, and what is not known is left out', () => {
  const article = {
    ...{ title: 'The ferry', byline: 'A. Sargsyan', source: null, place: 'Sevan' },
    ...{ published: '2024-04-02', address: null },
  };
  const text = '# {{title}}\n{{ AUTHOR }}, {{date}} [{{source}}]\n{{citation}}\n{{today}} {{mood}}';
  expect(fillTemplate(text, article, today)).toBe(
    '# The ferry\nA. Sargsyan, 2 April 2024 []\nA. Sargsyan, “The ferry,” Sevan, 2 April 2024.\n9 April 2024 {{mood}}',
  );
});

test('a free-standing note has a day and no article', () => {
  expect(fillTemplate('# Diary {{today}}{{title}} {{constructor}}', null, today)).toBe(
    '# Diary 9 April 2024 {{constructor}}',
  );
});
