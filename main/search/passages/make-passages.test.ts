import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../analysis/read-tokens.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { QueryNode } from '../query/query-tree.ts';
import { type FieldText, makePassages, mostPassages, passageLength } from './make-passages.ts';
import type { TextMatcher } from './text-matcher.ts';
import { createTextScanner } from './text-scanner.ts';

/** What the words and phrases of a query look for. */
function matchersOf(query: string): TextMatcher[] {
  const matchers: TextMatcher[] = [];
  const visit = (node: QueryNode | null): void => {
    if (node === null || node.kind === 'where') return;
    if (node.kind === 'not') return;
    if (node.kind === 'all' || node.kind === 'any') for (const part of node.parts) visit(part);
    else if (node.kind === 'phrase')
      matchers.push({ kind: 'phrase', field: node.field, phrase: node, forms: new Map(), weight: 1 });
    else {
      const { field, term, prefix } = node;
      matchers.push({ kind: 'word', field, terms: [term], prefix: prefix ? term : null, weight: 1 });
    }
  };
  visit(parseQuery(query, { typing: false, now: new Date() }).root);
  return matchers;
}

const passagesOf = (query: string, ...texts: FieldText[]) =>
  makePassages(texts, createTextScanner(matchersOf(query))).passages;
const bodyOf = (query: string, text: string) => passagesOf(query, { field: 'body', text })[0];
const markedIn = (passage: { text: string; marks: [number, number][] } | undefined): string[] =>
  passage?.marks.map(([start, end]) => passage.text.slice(start, end)) ?? [];

const filler = 'Nothing of note was said about that by anybody in the room. '.repeat(30);

describe('passages', () => {
  test('begin with the sentence of the match where that is near', () => {
    const text = `${filler}The envoy arrived late on Monday. He spoke of the harbour. ${filler}`;
    const passage = bodyOf('harbour', text);
    expect(passage?.text).toMatch(/^… .*[A-Z].*the harbour\. Nothing of note .* …$/);
    expect(passage?.text).not.toMatch(/\s\s/);
    expect(markedIn(passage)).toEqual(['harbour']);
  });

  test('stop at the end of a paragraph', () => {
    const text = `First paragraph, of no use.\n\nThe harbour froze.\n\nLast paragraph.`;
    expect(bodyOf('harbour', text)).toEqual({
      field: 'body',
      text: '… The harbour froze. …',
      marks: [[6, 13]],
    });
  });

  test('show the place where most of the words stand together', () => {
    const text = `The envoy came. ${filler} The harbour froze. ${filler} The envoy saw the harbour freeze. ${filler}`;
    expect(markedIn(bodyOf('envoy harbour', text))).toEqual(['envoy', 'harbour']);
  });

  test('show other places for words that the first leaves out', () => {
    const text = `The envoy came. ${filler} The harbour froze. ${filler}`;
    const passages = passagesOf('envoy harbour', { field: 'body', text });
    expect(passages.map(markedIn)).toEqual([['envoy'], ['harbour']]);
  });

  test('mark folded words, beginnings, compounds and phrases as they stand in the text', () => {
    expect(markedIn(bodyOf('елка', 'В лесу родилась ЁЛКА.'))).toEqual(['ЁЛКА']);
    expect(markedIn(bodyOf('harb*', 'Two harbours, one harbourmaster.'))).toEqual([
      'harbours',
      'harbourmaster',
    ]);
    expect(markedIn(bodyOf('antiwar', 'An anti-war song.'))).toEqual(['anti-war']);
    expect(markedIn(bodyOf('ինչու', 'Ինչո՞ւ, հարցրեց նա։'))).toEqual(['Ինչո՞ւ']);
    expect(markedIn(bodyOf('"civil war"', 'The Civil\n War was no civil affair, nor a war.'))).toEqual([
      'Civil War',
    ]);
    expect(markedIn(bodyOf('"war civil"~1', 'The civil cold war.'))).toEqual(['civil', 'war']);
    expect(markedIn(bodyOf('"e-mail addr*"', 'Any email address or e-mail addressee.'))).toEqual([
      'email address',
      'e-mail addressee',
    ]);
  });

  test('leave room for the title when it matches', () => {
    const text = ['harbour', 'harbour', 'harbour', 'harbour']
      .map((word) => `The ${word} froze. ${filler}`)
      .join('\n');
    const passages = passagesOf('harbour', { field: 'body', text }, { field: 'title', text: 'Harbour news' });
    expect(passages.map(({ field }) => field)).toEqual(['body', 'body', 'title']);
    expect(markedIn(passages[2])).toEqual(['Harbour']);
  });

  test('leave the words of another field alone', () => {
    const texts: FieldText[] = [
      { field: 'body', text: 'The harbour and the envoy.' },
      { field: 'title', text: 'Harbour news' },
    ];
    expect(passagesOf('title:harbour envoy', ...texts)).toEqual([
      { field: 'body', text: 'The harbour and the envoy.', marks: [[20, 25]] },
      { field: 'title', text: 'Harbour news', marks: [[0, 7]] },
    ]);
  });

  test('give the opening of the text when nothing in it matched', () => {
    const text = `An opening sentence. ${filler}`;
    const passage = bodyOf('title:harbour', text);
    expect(passage?.text.startsWith('An opening sentence. Nothing')).toBe(true);
    expect(passage?.marks).toEqual([]);
    expect(passage?.text.length).toBeLessThanOrEqual(passageLength + 2);
  });

  test('are found far into a long text', () => {
    const text = `${filler.repeat(200)}The harbour froze. ${filler}`;
    expect(markedIn(bodyOf('harbour', text))).toEqual(['harbour']);
  });

  test('are one to three, near the wanted length, and mark what the text says', () => {
    const word = fc.constantFrom(
      'harbour',
      'HÁRBOUR',
      'harbours',
      'envoy',
      'anti-war',
      'ինչո՞ւ',
      '東京',
      'x'.repeat(80),
      '🙂',
      'war',
    );
    const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '\n\n', '. ', '\t', '\u00a0', '։ ', '');
    const text = fc
      .array(fc.tuple(word, gap), { minLength: 1, maxLength: 250 })
      .map((pairs) => pairs.flat().join(''));
    const query = fc.constantFrom(
      'harbour',
      'harb*',
      'harbour envoy',
      '"envoy harbour"',
      'antiwar OR ինչու',
      'war 東京',
    );
    fc.assert(
      fc.property(text, query, (body, asked) => {
        const passages = passagesOf(asked, { field: 'body', text: body });
        expect(passages.length).toBeGreaterThan(0);
        expect(passages.length).toBeLessThanOrEqual(mostPassages);
        const single = body.trim().split(/\s+/u).join(' ');
        for (const passage of passages) {
          const inner = passage.text.replace(/^… /, '').replace(/ …$/, '');
          expect(single).toContain(inner);
          expect(inner.length).toBeLessThanOrEqual(passageLength + 100);
          let last = 0;
          for (const [start, end] of passage.marks) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(passage.text.length);
            last = end;
            const terms = analyse(passage.text.slice(start, end)).map(({ term }) => term);
            expect(terms.join(' ')).toMatch(/harb|envoy|antiwar|ինչու|war|東 ?京/);
          }
        }
        const found = createTextScanner(matchersOf(asked)).scan(body, 'body').length > 0;
        expect(passages.some(({ marks }) => marks.length > 0)).toBe(found);
      }),
      { numRuns: 1_000 },
    );
  });
});
