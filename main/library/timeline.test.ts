import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFiles, openScratchLibrary, readyArticle, storedFile } from './testing/scratch-library.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
beforeEach(async () => {
  scratch = await openScratchLibrary();
});
afterEach(() => scratch.dispose());

const dated = (...dates: (string | null)[]) =>
  importFiles(
    scratch.library,
    dates.map((published, nth) =>
      storedFile(`${nth}.txt`, readyArticle({ published, text: `Ferry report ${nth} of the shore.` })),
    ),
  );
const timeline = (filter: { publishedFrom?: string; publishedTo?: string } = {}) =>
  scratch.library.articles.timeline({ filter: { scope: 'all', ...filter } });

test('counts by month, a year of which no more is known by itself, and the undated', async () => {
  await dated('2019', '2023-10', '2023-10-09', '2023-10-09T14:05:00+04:00', null);
  expect(timeline().months).toEqual([
    { name: '', count: 1 },
    { name: '2019', count: 1 },
    { name: '2023-10', count: 3 },
  ]);
});

test('counts by day where the days lie within a hundred, of those dated to the day', async () => {
  await dated('2023-10', '2023-10-09', '2023-10-09T14:05:00+04:00', '2024-01-16', '2019', null);
  expect(timeline().days).toEqual([
    { name: '2023-10-09', count: 2 },
    { name: '2024-01-16', count: 1 },
  ]);
  expect(timeline({ publishedFrom: '2023-10', publishedTo: '2023-10' }).days).toEqual([
    { name: '2023-10-09', count: 2 },
  ]);
});

test('a day more, and there are no days', async () => {
  await dated('2023-10-09', '2024-01-17');
  expect(timeline().days).toEqual([]);
  expect(timeline().months.map(({ name }) => name)).toEqual(['2023-10', '2024-01']);
});
