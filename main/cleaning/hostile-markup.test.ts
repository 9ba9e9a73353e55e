import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testData } from '../../tests/test-data.ts';
import { cleanAgain, cleanArticle } from './clean-article.ts';
import { forbiddenMarkup } from './testing/forbidden-markup.ts';

const payloadFile = testData('data/hostile/xss-payloads.txt');
const vectorFile = testData('data/hostile/markup-vectors.json');

const carriers: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `<p>before ${payload} after</p>`,
  (payload) => `<img alt="${payload}" src="${payload}"><a href="${payload}" title='${payload}'>x</a>`,
  (payload) => `<math><mtext>${payload}</mtext></math><svg><desc>${payload}</desc></svg>`,
  (payload) => `<table><tr><td>${payload}</table><select>${payload}</select><title>${payload}</title>`,
];

function expectPowerless(payload: string): void {
  for (const carry of carriers) {
    const { html } = cleanArticle(carry(payload), { images: new Map(), base: 'https://example.org/' });
    expect(forbiddenMarkup(html), payload).toEqual([]);
    expect(cleanAgain(html), payload).toBe(html);
  }
}

test.skipIf(payloadFile === null)(
  'leaves nothing that acts of three thousand published payloads',
  () => {
    const payloads = readFileSync(payloadFile ?? '', 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    expect(payloads.length).toBeGreaterThan(3_000);
    // The check itself must see what is there to be seen.
    const seen = payloads.filter((payload) => forbiddenMarkup(payload).length > 0).length;
    expect(seen).toBeGreaterThan(2_000);
    for (const payload of payloads) expectPowerless(payload);
  },
  120_000,
);

test.skipIf(vectorFile === null)(
  'leaves nothing that acts of the mutation vectors of another sanitiser',
  () => {
    const vectors: unknown = JSON.parse(readFileSync(vectorFile ?? '', 'utf8'));
    if (!Array.isArray(vectors)) throw new Error('the vectors are a list');
    expect(vectors.length).toBeGreaterThan(90);
    for (const vector of vectors) expectPowerless(String(vector.payload));
  },
);
