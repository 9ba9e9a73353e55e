import { expect, test } from 'vitest';
import { html } from '../html.ts';

const text = 'Good text of an article, that goes on for a while, as text does. '.repeat(12);

async function read(page: string): Promise<string> {
  const file = { name: 'a.html', path: 'a.html', bytes: Buffer.from(page), modified: null };
  for await (const article of html.read(file, { sibling: async () => null })) return article.html;
  return '';
}

test('the picture of a formula goes where the formula itself stands beside it', async () => {
  const formula = '<math><mi>A</mi><mo>=</mo><mi>B</mi></math>';
  const image =
    '<img src="https://rest.example/math/svg/1" class="mwe-math-fallback-image-inline" aria-hidden="true" alt="A=B">';
  const found = await read(
    `<title>On matrices</title><article><h1>On matrices</h1><p>${text}</p><p>So <span class="mwe-math-element"><span style="display:none">${formula}</span>${image}</span> holds, and ${text}</p></article>`,
  );
  expect(found).toContain('<mi>A</mi>');
  expect(found).not.toContain('<img');
});

test('a picture that is all there is of a formula stays', async () => {
  const found = await read(
    `<title>On matrices</title><article><h1>On matrices</h1><p>${text}</p><p>So <img src="https://rest.example/math/svg/1" class="math-image" alt="A=B"> holds, and ${text}</p></article>`,
  );
  expect(found).toContain('A=B');
});
