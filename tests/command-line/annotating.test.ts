import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTimeLimitMs, type Desk, dispatches, ensureBuilt, openDesk } from './carrel.ts';

let desk: Desk;
let article = '';
beforeAll(async () => {
  await ensureBuilt();
  desk = await openDesk();
  await desk.write(dispatches);
  const [stored] = (await desk.carrel('import', 'in/bridge.txt', '--json')).lines() as { id: string }[];
  article = stored?.id ?? '';
}, buildTimeLimitMs);
afterAll(() => desk.dispose());

test('adds a note to an article, and more to the same note', async () => {
  const first = await desk.carrel(
    'note',
    'add',
    '--article',
    article,
    '--text',
    'Ask about the *deck*.',
    '--json',
  );
  expect(first.lines()).toEqual([
    {
      ...{ id: expect.any(String), article, articleTitle: expect.any(String), text: 'Ask about the *deck*.' },
      ...{ title: 'Ask about the deck.', tags: [], template: 'none', removed: null },
      ...{ revision: 1, created: expect.any(String), changed: expect.any(String) },
    },
  ]);
  const second = await desk.run(['note', 'add', '--article', article, '--text', '-', '--json'], {
    stdin: 'And the storm.',
  });
  expect(second.lines()).toMatchObject([{ text: 'Ask about the *deck*.\n\nAnd the storm.', revision: 2 }]);
  const [shown] = (await desk.carrel('show', article, '--json')).lines();
  expect(shown).toMatchObject({ notes: second.lines() });
});

test('adds a note that is on no article, and lists all notes', async () => {
  await desk.carrel('note', 'add', '--text', 'Buy string.');
  const all = (await desk.carrel('note', 'list', '--json')).lines();
  expect(all).toContainEqual(expect.objectContaining({ text: 'Buy string.', article: null }));
  expect(all).toHaveLength(2);
  expect((await desk.carrel('note', 'list', '--article', article, '--json')).lines()).toHaveLength(1);
  expect((await desk.carrel('note', 'list')).stdout).toContain('    Buy string.');
});

test('finds notes by tag, shows their history, who links to them, and brings a removed one back', async () => {
  const add = async (text: string, ...args: string[]) =>
    ((await desk.carrel('note', 'add', '--text', text, '--json', ...args)).lines() as { id: string }[])[0]
      ?.id ?? '';
  const target = await add('# Decks #мост');
  const linking = await add(`See [Decks](carrel://note/${target}). #Мост`);
  const lines = async (...args: string[]) => (await desk.carrel('note', ...args, '--json')).lines();
  expect(await lines('list', '--tag', '#МОСТ', '--free-standing')).toMatchObject([
    { id: linking },
    { id: target },
  ]);
  expect(await lines('links', target)).toMatchObject([{ note: linking, context: 'See Decks. #Мост' }]);
  expect(await lines('tags')).toMatchObject([{ name: expect.stringMatching(/^мост$/i), count: 2 }]);
  await desk.carrel('note', 'remove', target);
  expect(await lines('list', '--removed')).toMatchObject([{ id: target }]);
  expect(await lines('history', target)).toMatchObject([{ revision: 1, title: 'Decks #мост' }]);
  expect((await desk.carrel('note', 'history', target, '--revision', '1')).stdout).toContain('# Decks');
  await desk.carrel('note', 'restore', target);
  expect((await desk.carrel('note', 'show', target)).stdout).toBe('# Decks #мост\n');
  for (const id of [target, linking]) await desk.carrel('note', 'remove', id);
  expect((await desk.carrel('note', 'show', 'nosuchnote')).stderr).toContain('nosuchnote');
}, 120_000);

test('marks a passage by its words, and finds it in the list, the article and the search', async () => {
  const args = [
    '--article',
    article,
    '--quote',
    'wooden deck',
    '--comment',
    'Oak?',
    '--colour',
    '3',
    '--tag',
    'structure',
  ];
  const made = (await desk.carrel('highlight', 'add', ...args, '--json')).lines();
  expect(made).toEqual([
    {
      ...{
        id: expect.any(String),
        article,
        articleTitle: expect.any(String),
        colour: 3,
        comment: 'Oak?',
        tags: ['structure'],
        page: null,
        placed: true,
      },
      anchor: expect.objectContaining({
        quote: 'wooden deck',
        start: expect.any(Number),
        end: expect.any(Number),
      }),
      ...{ created: expect.any(String), changed: expect.any(String) },
    },
  ]);
  expect((await desk.carrel('highlight', 'list', '--json')).lines()).toEqual(made);
  expect((await desk.carrel('highlight', 'list', '--tag', 'STRUCTURE', '--json')).lines()).toEqual(made);
  expect((await desk.carrel('highlight', 'list', '--tag', 'other', '--json')).lines()).toEqual([]);
  expect((await desk.carrel('show', article, '--json')).lines()).toMatchObject([{ highlights: made }]);
  expect((await desk.carrel('search', 'Oak', '--json')).lines()).toMatchObject([{ hits: [{ id: article }] }]);
});

test('gives highlights away as Web Annotations and takes them in again', async () => {
  const { stdout } = await desk.carrel('highlight', 'export');
  const page: unknown = JSON.parse(stdout);
  expect(page).toMatchObject({ type: 'AnnotationPage', items: [{ target: { styleClass: 'colour-3' } }] });
  const again = await desk.run(['highlight', 'import', '-', '--json'], { stdin: stdout });
  expect(again.lines()).toMatchObject([{ found: 1, added: 0, known: 1, homeless: [], problems: [] }]);
  const foreign = stdout.replaceAll(/urn:sha256:[0-9a-f]+/g, 'https://example.org/nowhere');
  const homeless = await desk.run(['highlight', 'import', '-'], { stdin: foreign });
  expect([homeless.code, homeless.stderr]).toEqual([3, expect.stringContaining('example.org/nowhere')]);
  expect((await desk.run(['highlight', 'import', '-'], { stdin: 'no' })).code).toBe(1);
});

test('says what cannot be marked or noted', async () => {
  const quote = await desk.carrel('highlight', 'add', '--article', article, '--quote', 'iron deck');
  expect([quote.code, quote.stderr]).toEqual([1, expect.stringContaining('iron deck')]);
  const colour = await desk.carrel(
    'highlight',
    'add',
    '--article',
    article,
    '--quote',
    'deck',
    '--colour',
    '9',
  );
  expect([colour.code, colour.stderr]).toEqual([2, expect.stringContaining('--colour')]);
  const nobody = await desk.carrel('note', 'add', '--article', 'nosucharticle', '--text', 'x');
  expect([nobody.code, nobody.stderr]).toEqual([1, expect.stringContaining('nosucharticle')]);
  expect((await desk.carrel('note', 'add', '--article', article)).code).toBe(2);
  expect((await desk.carrel('note', 'remove')).code).toBe(2);
  expect((await desk.carrel('note', 'burn')).code).toBe(2);
});

test('tells how much there is', async () => {
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([
    {
      library: desk.library,
      all: 1,
      highlights: 1,
      annotated: 1,
      index: { state: 'ready', indexed: 1, total: 1 },
    },
  ]);
  expect((await desk.carrel('stats')).stdout).toMatch(/articles +1\n/);
});
