import { expect, test } from 'vitest';
import { plainLines } from './plain-lines.ts';

test('shows the first lines of a note without its Markdown', () => {
  expect(plainLines('# Talks\n\n> quoted\n- **who** said [so](https://a.example)?\n1. later', 3)).toBe(
    'Talks\nquoted\nwho said so?',
  );
});

test('is empty for a note that says nothing', () => {
  expect(plainLines('\n---\n   \n', 3)).toBe('');
});
