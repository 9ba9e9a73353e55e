import { describe, expect, test } from 'vitest';
import { describeQuery } from './describe-query.ts';
import { parseQuery } from './parse-query.ts';
import { spreadCompounds } from './spread-compounds.ts';

describe('compounds of which any word may match', () => {
  const spread = (query: string): string => {
    const parsed = parseQuery(query, { typing: false, now: new Date(0), match: 'any' });
    return describeQuery({ ...parsed, root: spreadCompounds(parsed.root) });
  };

  test('are looked for as their pieces', () => {
    expect(spread('anti-war talks')).toBe('anti OR war OR talks');
    expect(spread('anti-war')).toBe('anti OR war');
  });

  test('that have no whole are looked for as their words, not side by side', () => {
    expect(spread('point/counterpoint')).toBe('point OR counterpoint');
    expect(spread('talks/U.S./Japan of peace')).toBe('talks OR Japan OR of OR peace');
  });

  test('stay whole where a piece is short or a number', () => {
    expect(spread('U.S. talks')).toBe('U.S OR talks');
    expect(spread('e-mail talks')).toBe('e-mail OR talks');
    expect(spread('1,234 talks')).toBe('1,234 OR talks');
    expect(spread('2023-10-09 talks')).toBe('2023-10-09 OR talks');
  });

  test('are spread beside conditions and exclusions, which still narrow', () => {
    expect(spread('anti-war talks lang:en -cold-war')).toBe(
      spread('anti-war talks').replace(/.*/, '($&) lang:en -cold-war'),
    );
  });

  test('stay what they are in quotes, in fields, and where other words must match', () => {
    for (const query of ['"anti-war talks"', '"anti-war"', 'title:anti-war', 'anti-war title:talks']) {
      const parsed = parseQuery(query, { typing: false, now: new Date(0), match: 'any' });
      expect(spreadCompounds(parsed.root)).toEqual(parsed.root);
    }
  });
});
