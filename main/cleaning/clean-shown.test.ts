import { expect, it } from 'vitest';
import { cleanAgainInTurns, cleanArticle } from './clean-article.ts';
import { createShownCleaner } from './clean-shown.ts';

const text = '<p>The ferry runs again. Nobody had expected it so soon.</p>';
const long = text.repeat(6_000);

function counted(): { cleaned: string[]; show(html: string): Promise<string> } {
  const cleaned: string[] = [];
  const show = createShownCleaner((html) => {
    cleaned.push(html);
    return cleanAgainInTurns(html);
  });
  return { cleaned, show };
}

it('cleans a long text once while its bytes stay the same', async () => {
  const { cleaned, show } = counted();
  const { html } = cleanArticle(long, { images: new Map() });
  expect(await show(html)).toBe(html);
  expect(await show(`${html}`)).toBe(html);
  expect(cleaned).toHaveLength(1);
  await show(`${html}<p>One more.</p>`);
  expect(cleaned).toHaveLength(2);
});

it('cleans forged html whenever it is shown, long or short', async () => {
  const { cleaned, show } = counted();
  for (const html of [`${text}<script>x()</script>`, `${long}<img src="https://e.org/i.png" onerror="x()">`])
    for (let time = 0; time < 2; time += 1) expect(await show(html)).not.toMatch(/script|onerror|e\.org/);
  expect(cleaned).toHaveLength(4);
});
