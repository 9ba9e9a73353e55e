import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTimeLimitMs, type Desk, dispatches, ensureBuilt, openDesk } from './carrel.ts';

let desk: Desk;
const ids: Record<string, string> = {};
beforeAll(async () => {
  await ensureBuilt();
  desk = await openDesk();
  await desk.write({
    ...dispatches,
    'in/esc.txt': 'A title with \u001b[31mred\u001b[0m in it\n\nAnd a \u001b]0;owned\u0007 text.\n',
  });
  for (const line of (await desk.carrel('import', 'in', '--json')).lines()) {
    const { path, id } = line as { path?: string; id?: string };
    if (path && id) ids[path.split(/[/\\]/).at(-1) ?? ''] = id;
  }
}, buildTimeLimitMs);
afterAll(() => desk.dispose());

const idOf = (name: string): string => ids[name] ?? 'not imported';

test('finds what was imported, with passages and marks', async () => {
  const { code, lines, stderr } = await desk.carrel('search', 'wooden', 'deck', '--json');
  expect([code, stderr]).toEqual([0, '']);
  expect(lines()).toEqual([
    {
      ...{ query: 'wooden deck', understood: expect.any(String), total: 1, relaxed: [], didYouMean: null },
      explained: [{ part: 'wooden deck', meaning: 'the words wooden and deck' }],
      milliseconds: expect.any(Number),
      facets: {
        source: [{ name: 'Shoreline', count: 1 }],
        place: [{ name: 'Sevan', count: 1 }],
        language: [{ name: 'en', count: 1 }],
        tag: expect.any(Array),
        collection: expect.any(Array),
        month: [{ name: '2024-05', count: 1 }],
        day: expect.any(Array),
      },
      hits: [
        {
          ...{
            id: idOf('bridge.txt'),
            url: null,
            title: expect.stringContaining('bridge'),
            score: expect.any(Number),
          },
          ...{ published: '2024-05-06', source: 'Shoreline', place: 'Sevan', language: 'en' },
          passages: expect.arrayContaining([expect.anything()]),
        },
      ],
    },
  ]);
  const [answer] = lines() as { hits: { passages: { text: string; marks: [number, number][] }[] }[] }[];
  const { text, marks } = answer?.hits[0]?.passages[0] ?? { text: '', marks: [] };
  expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['wooden', 'deck']);
  expect(Object.keys(answer?.hits[0]?.passages[0] ?? {})).toEqual(['text', 'marks']);
});

test('prints a passage as it is, with an ellipsis only where something was left out', async () => {
  const [answer] = (await desk.carrel('search', 'wooden', '--json')).lines() as {
    hits: { passages: { text: string }[] }[];
  }[];
  const passage = answer?.hits[0]?.passages[0]?.text.replace(/\s+/g, ' ').trim();
  const { stdout } = await desk.carrel('search', 'wooden');
  expect(stdout.split('\n')).toContain(`  ${passage}`);
});

test('says what of a query says nothing, and why, and what near spellings stand in', async () => {
  const { stdout } = await desk.carrel('search', 'woodan', 'date:soon');
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'Nothing has "woodan"; shown instead: wooden.',
    '"date:soon" was left out: soon is no date.',
    expect.stringMatching(/^\d+ articles? \(/),
  ]);
});

test('answers a file of queries with one line each', async () => {
  await desk.write({ 'queries.txt': 'ferry\n\nbakery\r\nnothingofthekind\n' });
  const { code, lines } = await desk.carrel('search', '--queries', 'queries.txt', '--limit', '1');
  expect(code).toBe(0);
  const answers = lines() as { query: string; hits: unknown[] }[];
  expect(answers.map(({ query, hits }) => [query, hits.length])).toEqual([
    ['ferry', 1],
    ['bakery', 1],
    ['nothingofthekind', 0],
  ]);
  const piped = await desk.run(['search', '--queries', '-'], { stdin: 'ferry' });
  expect(piped.lines()).toMatchObject([{ query: 'ferry', total: 1 }]);
});

test('says when the queries cannot be read', async () => {
  const { code, stderr } = await desk.carrel('search', '--queries', 'nowhere.txt');
  expect([code, stderr]).toEqual([1, expect.stringContaining('nowhere.txt')]);
});

test('pages and sorts what it finds', async () => {
  const titles = async (...args: string[]): Promise<string[]> => {
    const { lines } = await desk.carrel('search', 'the', '--json', ...args);
    return (lines()[0] as { hits: { title: string }[] }).hits.map(({ title }) => title);
  };
  const all = await titles('--sort', 'title');
  expect(all.length).toBeGreaterThan(2);
  expect(await titles('--sort', 'title', '--offset', '1', '--limit', '1')).toEqual([all[1]]);
});

test('lists everything, one article a line', async () => {
  const { code, lines } = await desk.carrel('list', '--json', '--sort', 'date');
  expect(code).toBe(0);
  const articles = lines() as { id: string; published: string | null }[];
  expect(articles.map(({ id }) => id).sort()).toEqual(Object.values(ids).sort());
  const dates = articles.flatMap(({ published }) => published ?? []);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(articles[0]).toMatchObject({ title: expect.any(String), words: expect.any(Number), tags: [] });
  expect((await desk.carrel('list', '--json', '--limit', '2', '--offset', '1')).lines()).toHaveLength(2);
});

test('lists what answers a query', async () => {
  const { lines } = await desk.carrel('list', '--filter', 'shore', '--json', '--sort', 'title');
  expect((lines() as { id: string }[]).map(({ id }) => id).sort()).toEqual(
    [idOf('bridge.txt'), idOf('ferry.txt')].sort(),
  );
});

test('shows an article as text, html, Markdown and JSON', async () => {
  const show = async (...args: string[]): Promise<string> =>
    (await desk.carrel('show', idOf('bread.md'), ...args)).stdout;
  expect(await show('--format', 'text')).toBe('The bakery opens at four. Nobody is awake but the baker.\n');
  expect(await show('--format', 'html')).toContain('<em>Nobody</em>');
  expect(await show('--format', 'markdown')).toBe(
    '---\ntitle: Bread of the night shift\nauthor: Ani Vardan\ndate: 2023-11-02\nlanguage: en\n' +
      `carrel: carrel://article/${idOf('bread.md')}\n---\n\n` +
      '# Bread of the night shift\n\nThe bakery opens at four. *Nobody* is awake but the baker.\n',
  );
  expect(await show()).toMatch(/^Bread of the night shift\nAni Vardan · 2023-11-02\n\nThe bakery/);
  expect(JSON.parse(await show('--json'))).toEqual({
    ...{ id: idOf('bread.md'), url: null, title: 'Bread of the night shift', byline: 'Ani Vardan' },
    ...{ source: null, place: null, published: '2023-11-02', language: 'en', words: 11 },
    text: 'The bakery opens at four. Nobody is awake but the baker.',
    html: expect.stringContaining('<em>Nobody</em>'),
    original: {
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      ...{ name: 'bread.md', bytes: Buffer.byteLength(dispatches['in/bread.md']), importer: 'markdown' },
    },
    ...{ highlights: [], notes: [] },
  });
});

test('gives the imported file back byte for byte', async () => {
  const { stdout } = await desk.carrel('show', idOf('bridge.txt'), '--format', 'original');
  expect(stdout).toBe(dispatches['in/bridge.txt']);
});

test('shows several articles, and names one that is not there', async () => {
  const { code, lines, stderr } = await desk.carrel(
    'show',
    idOf('bridge.txt'),
    'nosucharticle',
    idOf('ferry.txt'),
    '--json',
  );
  expect(lines()).toMatchObject([{ id: idOf('bridge.txt') }, { id: idOf('ferry.txt') }]);
  expect([code, stderr]).toEqual([3, expect.stringContaining('nosucharticle')]);
  expect((await desk.carrel('show', 'No Such Id')).code).toBe(1);
});

test('takes out of titles and texts what could steer a terminal', async () => {
  for (const args of [['list'], ['search', 'title'], ['show', idOf('esc.txt')]]) {
    const { stdout } = await desk.carrel(...args);
    expect(stdout).toContain('in it');
    expect(stdout).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  }
});

test('quotes every sentence where a word stands, in the order of dates, and within a period', async () => {
  const all = (await desk.carrel('quotations', 'bridge', '--json')).lines() as {
    sentence: string;
    marks: [number, number][];
    article: { published: string | null };
  }[];
  expect(all.length).toBeGreaterThan(0);
  for (const { sentence, marks } of all)
    expect(marks.map(([start, end]) => sentence.slice(start, end).toLowerCase())[0]).toMatch(/^bridge/);
  const dates = all.map(({ article }) => article.published ?? '9999');
  expect(dates).toEqual(dates.toSorted());
  expect(
    (await desk.carrel('quotations', 'bridge', '--from', '1900', '--to', '1901', '--json')).lines(),
  ).toEqual([]);
  expect((await desk.carrel('quotations', 'bridge', '--limit', '1')).stdout).toContain('“');
  expect((await desk.carrel('quotations', 'bridge', '--from', 'soon')).code).toBe(2);
});
