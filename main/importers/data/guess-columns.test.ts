import { expect, test } from 'vitest';
import { guessColumns, isEnough } from './guess-columns.ts';

const guess = (...columns: string[]): Record<string, string> => Object.fromEntries(guessColumns(columns));

test('knows columns by their names in several languages, whatever their case and marks', () => {
  expect(guess('Überschrift', 'Fließtext', 'Erscheinungsdatum', 'Verfasser', 'Webadresse', 'Rubrik')).toEqual(
    {
      ...{ Überschrift: 'title', Fließtext: 'text', Erscheinungsdatum: 'published', Verfasser: 'byline' },
      ...{ Webadresse: 'address', Rubrik: 'section' },
    },
  );
  expect(guess('Título', 'Contenido', 'Fecha', 'Autor')).toEqual({
    ...{ Título: 'title', Contenido: 'text', Fecha: 'published', Autor: 'byline' },
  });
  expect(guess('Заголовок', 'Текст', 'Дата публикации')).toEqual({
    ...{ Заголовок: 'title', Текст: 'text', 'Дата публикации': 'published' },
  });
  expect(guess('PUB_DATE', 'Head-Line', 'author.name')).toEqual({
    ...{ PUB_DATE: 'published', 'Head-Line': 'title', 'author.name': 'byline' },
  });
});

test('gives a field to the best name, and leaves the others', () => {
  expect(guess('description', 'summary', 'content', 'body', 'name', 'title')).toEqual({
    ...{ summary: 'excerpt', body: 'text', title: 'title' },
  });
});

test('says when nothing could be an article', () => {
  expect(isEnough(guessColumns(['id', 'price', 'colour']))).toBe(false);
  expect(isEnough(guessColumns(['id', 'url']))).toBe(true);
});
