import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentWith } from './testing/documents.ts';
import { engineKinds, openTestSearch, type TestSearch } from './testing/open-test-search.ts';

const galuzin = documentWith('galuzin1', {
  title: 'Moscow and Yerevan keep talking',
  body: 'Russian Deputy Foreign Minister Mikhail Galuzin said on Monday that contacts with Yerevan go on.\n\nHe named no date.',
  source: 'Mediamax',
  place: 'Yerevan',
  published: '2023-10-09',
  added: '2023-10-10T08:00:00Z',
  words: 18,
});
const harbour = documentWith('harbour1', {
  title: 'The harbour master’s ledger',
  byline: 'Anna O’Neill',
  body: 'For forty years the harbour master wrote down every ship. In the ledger there is no word about Monday.',
  source: 'Coastal Review',
  place: 'Bergen',
  published: '2019-05',
  added: '2023-11-01T08:00:00Z',
  tags: ['ships', 'civil war'],
  collections: ['collection1'],
  words: 1200,
  state: 'finished',
  starred: true,
});
const armenian = documentWith('armenian1', {
  title: 'Ինչո՞ւ են լռում ժայռերը',
  body: 'Երևանից հարավ ժայռերը լռում են։ Ինչո՞ւ, հարցրեց ուսուցիչը, և ոչ ոք չպատասխանեց։',
  language: 'hy',
  added: '2023-12-01T08:00:00Z',
  notes: 'Compare with the travel notes of 1912.',
});

describe.each(engineKinds)('a search %s', (kind) => {
  let search: TestSearch;
  beforeEach(async () => {
    search = await openTestSearch(kind);
    await search.add(galuzin, harbour, armenian);
  });
  afterEach(() => search.close());

  test('finds an article by a word of its text, whatever the case and diacritics', async () => {
    expect(await search.ids('GALÚZIN')).toEqual(['galuzin1']);
  });

  test('asks for every word', async () => {
    expect(await search.ids('monday ledger')).toEqual(['harbour1']);
    expect(await search.ids('galuzin ledger', { relax: false })).toEqual([]);
  });

  test('shows what holds any of the words when nothing holds all, and says so', async () => {
    const answer = await search.find('galuzin ledger');
    expect(answer.hits.map(({ id }) => id).sort()).toEqual(['galuzin1', 'harbour1']);
    expect(answer.relaxed).toEqual([{ kind: 'any-word', word: '', shown: [] }]);
    expect((await search.find('galuzin "in the ledger"', { relax: false })).total).toBe(0);
    expect((await search.find('title:galuzin ledger')).total).toBe(0);
  });

  test('counts days when the hits lie near one another', async () => {
    expect((await search.find('galuzin')).facets.day).toEqual([{ name: '2023-10-09', count: 1 }]);
  });

  test('asks whether a commoner word was meant when the one that was typed is rare', async () => {
    const many = Array.from({ length: 30 }, (_, number) =>
      documentWith(`many${number}`, { body: 'Every harbor on the coast froze.' }),
    );
    await search.add(...many, documentWith('rare', { body: 'Old harbou maps.' }));
    expect((await search.find('old harbou')).didYouMean).toBe('old harbor');
    expect((await search.find('every harbor')).didYouMean).toBeNull();
  });

  test('reads the last word as a beginning only while it is being typed', async () => {
    expect(await search.ids('galu', { relax: false })).toEqual([]);
    expect(await search.ids('galu', { typing: true })).toEqual(['galuzin1']);
  });

  test('answers a misspelt word with near ones and says so, unless asked to be strict', async () => {
    const answer = await search.find('Galuzim');
    expect(answer.hits.map(({ id }) => id)).toEqual(['galuzin1']);
    expect(answer.relaxed).toEqual([{ kind: 'spelling', word: 'Galuzim', shown: ['galuzin'] }]);
    expect((await search.find('Galuzim', { relax: false })).total).toBe(0);
  });

  test('looks for the other forms of a near spelling too', async () => {
    await search.add(
      documentWith('exports', { body: 'Exports fell.' }),
      documentWith('export', { body: 'The export fell.' }),
    );
    expect((await search.ids('exprots')).sort()).toEqual(['export', 'exports']);
  });

  test('says that a query of operators asks nothing', async () => {
    expect((await search.find('(((')).relaxed).toEqual([{ kind: 'left-out', word: '(((', shown: [] }]);
    expect((await search.find('')).relaxed).toEqual([]);
  });

  test('finds Armenian words with their marks of tone inside', async () => {
    expect(await search.ids('ինչու')).toEqual(['armenian1']);
    expect(await search.ids('"ԵՐԵՎԱՆԻՑ"')).toEqual(['armenian1']);
  });

  test('finds a name in other scripts, after the script it was asked in', async () => {
    expect(await search.ids('Yerevan')).toEqual(['galuzin1', 'armenian1']);
    expect((await search.ids('Երևան')).sort()).toEqual(['armenian1', 'galuzin1']);
  });

  test('finds other forms of a word, after the word itself, but not in quotes', async () => {
    await search.add(documentWith('ledgers', { title: 'Two ledgers were found' }));
    expect(await search.ids('ledgers')).toEqual(['ledgers', 'harbour1']);
    expect(await search.ids('"ledgers"')).toEqual(['ledgers']);
    expect(await search.ids('"forty year"', { relax: false })).toEqual([]);
  });

  test('shows passages of the stored text with the matches marked', async () => {
    const [hit] = (await search.find('galuzin contacts')).hits;
    const passage = hit?.passages[0];
    expect(passage?.field).toBe('body');
    expect(passage?.marks.map(([start, end]) => passage.text.slice(start, end))).toEqual([
      'Galuzin',
      'contacts',
    ]);
    expect(hit?.matched).toMatchObject({ body: ['galuzin', 'contacts'] });
  });

  test('shows the note when the match is in the note', async () => {
    const [hit] = (await search.find('travel 1912')).hits;
    expect(hit?.passages[0]).toMatchObject({ field: 'note', text: 'Compare with the travel notes of 1912.' });
  });

  test('marks the words of a query in an opened text', async () => {
    const text = 'Galuzin met the harbour master.';
    const marks = await search.engine.mark('"harbour master" galuzim', text, 'en');
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['Galuzin', 'harbour master']);
  });

  test('counts sources, places, languages and months over all hits', async () => {
    const { facets } = await search.find('monday', { limit: 1 });
    expect(facets).toEqual({
      source: [
        { name: 'Coastal Review', count: 1 },
        { name: 'Mediamax', count: 1 },
      ],
      place: [
        { name: 'Bergen', count: 1 },
        { name: 'Yerevan', count: 1 },
      ],
      language: [{ name: 'en', count: 2 }],
      tag: [
        { name: 'civil war', count: 1 },
        { name: 'ships', count: 1 },
      ],
      collection: [{ name: 'collection1', count: 1 }],
      day: [],
      month: [
        { name: '2019-05', count: 1 },
        { name: '2023-10', count: 1 },
      ],
    });
  });

  test('replaces an article that is added again', async () => {
    await search.add({ ...galuzin, body: 'Nothing of the kind was said.' });
    expect(await search.ids('contacts', { relax: false })).toEqual([]);
    expect(await search.ids('kind')).toEqual(['galuzin1']);
    expect((await search.engine.status()).documents).toBe(3);
  });

  test('forgets a removed article', async () => {
    await search.engine.remove(['harbour1'], 9);
    expect(await search.ids('ledger', { relax: false })).toEqual([]);
    expect(await search.engine.status()).toMatchObject({ documents: 2, cursor: 9 });
    expect(await search.engine.suggest('ledger', 5)).toEqual([]);
  });

  test('finds titles, tags and collections by what has been typed of them', async () => {
    await search.engine.setSuggestions([
      { kind: 'collection', target: 'collection1', label: 'Harbours', detail: '1', keywords: '' },
      { kind: 'tag', target: 'ships', label: 'ships', detail: '1', keywords: '' },
    ]);
    const labels = (await search.engine.suggest('harb', 5)).map(({ label }) => label);
    expect(labels).toEqual(['Harbours', 'The harbour master’s ledger']);
    expect(await search.engine.suggest('shpis', 5)).toMatchObject([{ kind: 'tag', target: 'ships' }]);
  });

  test('answers an empty query with everything, the newest first', async () => {
    expect(await search.ids('')).toEqual(['galuzin1', 'harbour1', 'armenian1']);
    expect(await search.ids('', { sort: 'added' })).toEqual(['armenian1', 'harbour1', 'galuzin1']);
    expect(await search.ids('', { sort: 'title', limit: 1, offset: 1 })).toEqual(['harbour1']);
  });
});
