import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { explainQuery } from '../main/search/query/explain-query.ts';
import { parseQuery } from '../main/search/query/parse-query.ts';
import { textFields } from '../main/search/query/query-tree.ts';
import { operatorGroups } from './query-operators.ts';

const operators = operatorGroups.flatMap((group) => group.operators);
const now = new Date(2024, 4, 17, 12);
const parse = (query: string) => parseQuery(query, { typing: false, now });

test.each(operators)(
  'the example $example is read as more than words, and whole',
  ({ operator, example }) => {
    const parsed = parse(example);
    expect(parsed).toMatchObject({ leftOut: [], shortened: false });
    const plain = explainQuery(parsed).every(({ meaning }) => /^the words? /.test(meaning));
    expect(plain).toBe(operator === 'words');
    // Without the operator it would be another query.
    if (operator !== 'words' && operator !== '( )')
      expect(example.replaceAll('"', '').includes(operator.replaceAll(/["…]/g, ''))).toBe(true);
  },
);

test('what an explanation of an operator names is read too', () => {
  const named = operators.flatMap(({ finds }) => finds.match(/\b(?:is|has|sort):[a-z]+/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  for (const query of named) expect(parse(query).leftOut, query).toEqual([]);
  for (const name of ['today', 'yesterday', 'this-week', 'last-year', '2w', '6m', '1y'])
    expect(parse(`date:${name}`).root, name).not.toBeNull();
  for (const having of ['byline', 'source', 'place', 'language', 'text'])
    expect(parse(`-has:${having}`).root, having).not.toBeNull();
});

test('every field that holds words is told of', () => {
  const told = operators.map(({ operator }) => operator);
  expect(textFields.filter((field) => !told.includes(`${field}:`))).toEqual([]);
});

test('docs/search.md names every operator, with the example or one like it', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../docs/search.md'), 'utf8');
  const table = text.slice(text.indexOf('## What you can ask'), text.indexOf('## What a word is'));
  const code = [...table.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  const untold = operators.filter(({ operator }) => {
    const [first = '', last = ''] = operator.split('…');
    if (operator === 'words') return false;
    if (operator === '( )') return !code.some((query) => query.startsWith('('));
    return !code.some((query) => query.includes(first) && query.includes(last));
  });
  expect(untold).toEqual([]);
});
