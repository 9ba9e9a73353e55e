import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuoteAnswer, QuoteRequest } from './search-engine.ts';
import { documentWith } from './testing/documents.ts';
import { engineKinds, openTestSearch, type TestSearch } from './testing/open-test-search.ts';

const ask = (search: TestSearch, query: string, parts: Partial<QuoteRequest> = {}): Promise<QuoteAnswer> =>
  search.engine.quote({
    ...{ query, filter: {}, order: 'oldest', offset: 0, limit: 40, sentencesPerArticle: 200 },
    ...parts,
  });
const said = ({ hits }: QuoteAnswer): string[] =>
  hits.flatMap(({ sentences }) => sentences.map(({ anchor }) => anchor.quote));

describe.each(engineKinds)('quotations, by the %s', (kind) => {
  let search: TestSearch;
  beforeAll(async () => {
    search = await openTestSearch(kind);
    await search.add(
      documentWith('later', {
        title: 'The harbour answers',
        published: '2023-10-09',
        body: 'The ferry left at dawn. Mr. Orlov of the U.S. Lake Office said the ferry would return.\n\n“Will it?” asked Anna Sarkisian. Nobody knew.',
      }),
      documentWith('undated', { title: 'Ferry', body: 'A ferry without a date.\nNo boat here.' }),
      documentWith('early', {
        title: 'Before',
        published: '2019',
        body: 'Two ferries were built. Winter came. Boats froze, and the harbour with them.',
      }),
      documentWith('russian', {
        title: 'Озеро',
        language: 'ru',
        published: '2021-03-01',
        body: 'Встреча с Анной Саркисян прошла в 2021 г. на берегу. Паром стоял.',
      }),
      documentWith('title', { title: 'Ferry prices', published: '2022-01-01', body: 'They rose again.' }),
    );
  });
  afterAll(() => search.close());

  it('are every sentence where a word stands in any of its forms, the oldest first and the undated last', async () => {
    const answer = await ask(search, 'ferry');
    expect(said(answer)).toEqual([
      'Two ferries were built.',
      'The ferry left at dawn.',
      'Mr. Orlov of the U.S. Lake Office said the ferry would return.',
      'A ferry without a date.',
    ]);
    expect(answer.total).toBe(4);
    expect(answer.undated).toBe(1);
    expect(answer.years).toEqual([
      { name: '', count: 1 },
      { name: '2019', count: 1 },
      { name: '2022', count: 1 },
      { name: '2023', count: 1 },
    ]);
  });

  it('mark what was asked for, and bring the sentences beside', async () => {
    const { hits } = await ask(search, 'Orlov');
    const [sentence] = hits[0]?.sentences ?? [];
    const [[start, end] = [0, 0]] = sentence?.marks ?? [];
    expect(sentence?.anchor.quote.slice(start, end)).toBe('Orlov');
    expect(sentence?.before).toBe('The ferry left at dawn.');
    expect(sentence?.after).toBe('“Will it?” asked Anna Sarkisian.');
  });

  it('come from a period and leave the years of all of them to be seen', async () => {
    const answer = await ask(search, 'ferry', { publishedFrom: '2020', publishedTo: '2023' });
    expect(answer.hits.map(({ id }) => id)).toEqual(['title', 'later']);
    expect(answer.years).toHaveLength(4);
    expect(answer.undated).toBe(0);
  });

  it('hold all words of the query in one sentence, though the article may hold them apart', async () => {
    const apart = await ask(search, 'ferries froze');
    expect(apart.total).toBe(1);
    expect(said(apart)).toEqual([]);
    expect(said(await ask(search, 'boats harbour'))).toEqual(['Boats froze, and the harbour with them.']);
    expect(said(await ask(search, '"harbour with them" OR "left at dawn"'))).toHaveLength(2);
  });

  it('name a person in its cases and in another script, and never a near spelling', async () => {
    const answer = await ask(search, 'person:"Анна Саркисян"');
    expect(said(answer)).toContain('“Will it?” asked Anna Sarkisian.');
    expect(said(answer)).toContain('Встреча с Анной Саркисян прошла в 2021 г. на берегу.');
    expect((await ask(search, 'ferrry')).total).toBe(0);
  });

  it('are nothing when no word is asked for in the text', async () => {
    for (const query of ['', 'date:2019..2023', 'title:ferry', '-ferry'])
      expect((await ask(search, query)).total, query).toBe(0);
    expect(said(await ask(search, 'ferry title:harbour'))).toHaveLength(2);
  });

  it('come by pages of articles that join without a gap, newest first too', async () => {
    const whole = await ask(search, 'ferry', { order: 'newest' });
    const ids: string[] = [];
    for (let offset = 0; offset < whole.total; offset++) {
      const page = await ask(search, 'ferry', { order: 'newest', offset, limit: 1 });
      expect(page.read).toBe(1);
      ids.push(...page.hits.map(({ id }) => id));
    }
    expect(ids).toEqual(['later', 'title', 'early', 'undated']);
    expect(ids).toEqual(whole.hits.map(({ id }) => id));
  });

  it('say how many sentences of an article were left out', async () => {
    const { hits } = await ask(search, 'ferry', { sentencesPerArticle: 1, filter: { only: ['later'] } });
    expect(hits[0]?.sentences).toHaveLength(1);
    expect(hits[0]?.left).toBe(1);
  });
});
