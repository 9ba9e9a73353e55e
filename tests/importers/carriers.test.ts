import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { forbiddenMarkup } from '../../main/cleaning/testing/forbidden-markup.ts';
import { importers } from '../../main/importers/table.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import { makeCarriers } from './carriers/carriers.ts';
import { harmsOf, harmsOfPart } from './carriers/expect-harmless.ts';
import { pageHarms } from './carriers/page-harms.ts';
import { ownPayloads, publishedPayloads } from './carriers/payloads.ts';

/** `CARREL_PAYLOADS=all` carries every published payload in every format, which takes the better part of an hour. */
const everyOne = process.env.CARREL_PAYLOADS === 'all';
const sampled = 12;

const harmless = 'quartzwork';
const carriers = makeCarriers();
const published = publishedPayloads();
const metImporters = new Set<string>();

/** Each carrier has another part of the list, so that in all of them much of it is carried. */
function payloadsFor(index: number): string[] {
  const list = published ?? [];
  if (everyOne) return [...ownPayloads, ...list];
  const step = Math.max(1, Math.floor(list.length / sampled));
  return [...ownPayloads, ...list.filter((_, at) => at % step === (index * 37) % step)];
}

test('the rules see what there is to be seen in the payloads themselves', () => {
  const harmful = [...ownPayloads, ...(published ?? [])].filter(
    (payload) => forbiddenMarkup(payload).length > 0,
  );
  expect(harmful.length).toBeGreaterThan(published ? 2_000 : 8);
});

describe('hostile text in every place of a file', () => {
  test.each(carriers.map((carrier, index) => ({ ...carrier, index })))(
    'does nothing when it comes as $label',
    async ({ label, carry, index }) => {
      // A word that harms nobody shows that the others, too, come as far as the text and the fields.
      const { articles } = await readParts(carry(harmless));
      expect(JSON.stringify(articles).split(harmless).length, 'places').toBeGreaterThan(2);
      expect(
        articles.some(({ text }) => text.includes(harmless)) || articles.every(({ text }) => text === ''),
      ).toBe(true);

      const harms: string[] = [];
      const payloads = payloadsFor(index);
      let read = 0;
      for (const payload of payloads) {
        const file = carry(payload);
        try {
          const { articles, problems } = await readParts(file);
          for (const article of articles) {
            metImporters.add(article.importer);
            for (const harm of [...harmsOf(article), ...(await pageHarms(article))])
              harms.push(`${harm} of ${JSON.stringify(payload)}`);
          }
          for (const problem of problems)
            for (const harm of harmsOfPart(problem)) harms.push(`${harm} of ${JSON.stringify(payload)}`);
          if (articles.length > 0) read += 1;
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw new Error(`${label}: ${payload}`, { cause: error });
        }
      }
      expect([...new Set(harms)]).toEqual([]);
      // What is not well-formed may be refused; all else must come through, or nothing would have been tried.
      expect(read / payloads.length).toBeGreaterThan(label.endsWith('as markup') ? 0.1 : 0.8);
    },
    everyOne ? 3_600_000 : 60_000,
  );

  test('has come in every format that Carrel reads', () => {
    expect([...importers.map(({ id }) => id)].filter((id) => !metImporters.has(id))).toEqual([]);
  });
});
