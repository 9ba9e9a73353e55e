import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readArticles } from '../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../main/library/ready-article.ts';

const folder = resolve(import.meta.dirname, '../resources/samples');

/** What a reader must see of each sample in the list and above the text. */
interface Expected {
  file: string;
  title: string;
  byline: string | null;
  source: string | null;
  place: string | null;
  published: string | null;
  language: string;
  encoding: string;
  /** How the article's text begins, the dateline and the title being gone from it. */
  begins: string;
}

const samples: Expected[] = [
  {
    file: '1996-11-12-last-night-on-the-plateau.txt',
    title: 'Последняя ночь на плато',
    byline: 'Мушег Тадоян',
    source: null,
    place: null,
    published: '1996-11-12',
    language: 'ru',
    encoding: 'koi8-r',
    begins: 'Свет нам оставили до полуночи.',
  },
  {
    file: '2023-01-27-lisbon-tide-tables.txt',
    title: 'Tide tables for a vanished harbour turn up inside a ledger',
    byline: null,
    source: 'Meridian',
    place: 'Lisbon',
    published: '2023-01-27',
    language: 'en',
    encoding: 'utf-8',
    begins: "Bookbinders restoring a wine merchant's ledger",
  },
  {
    file: '2024-03-18-yerevan-observatory-talks.txt',
    title: 'Talks on reopening the Astghaberd Observatory',
    byline: null,
    source: 'Aragil',
    place: 'Yerevan',
    published: '2024-03-18',
    language: 'en',
    encoding: 'utf-8',
    begins: 'Talks on reopening the Astghaberd Observatory have resumed',
  },
  {
    file: '2024-04-02-gyumri-branch-line.txt',
    title: 'Surveyors have set out from Gyumri',
    byline: null,
    source: 'LRATUN',
    place: 'Gyumri',
    published: '2024-04-02',
    language: 'en',
    encoding: 'utf-8',
    begins: 'Surveyors have set out from Gyumri to walk',
  },
  {
    file: '2024-10-09-moscow-mirror-polished.txt',
    title: 'Зеркало Астгабердской обсерватории',
    byline: null,
    source: 'Севтелеграф',
    place: 'Москва',
    published: '2024-10-09',
    language: 'ru',
    encoding: 'utf-8',
    begins: 'Зеркало Астгабердской обсерватории диаметром',
  },
  {
    file: '2024-10-09-tbilisi-transit.txt',
    title: 'A telescope mirror weighing more than a tonne',
    byline: null,
    source: 'Meridian',
    place: 'Tbilisi',
    published: '2024-10-09',
    language: 'en',
    encoding: 'utf-8',
    begins: 'A telescope mirror weighing more than a tonne',
  },
  {
    file: '2024-11-21-yerevan-agreement-signed.txt',
    title: 'Соглашение о возвращении зеркала',
    byline: null,
    source: 'ПЕРЕВАЛ',
    place: 'Ереван',
    published: '2024-11-21',
    language: 'ru',
    encoding: 'windows-1251',
    begins: 'Соглашение о возвращении зеркала',
  },
  {
    file: '2025-05-03-gyumri-mirror-train.txt',
    title: 'Աստղաբերդի աստղադիտարանի հայելին',
    byline: null,
    source: 'ԱՐԱԳԻԼ',
    place: 'Գյումրի',
    published: '2025-05-03',
    language: 'hy',
    encoding: 'utf-8',
    begins: 'Աստղաբերդի աստղադիտարանի հայելին երկաթուղով',
  },
  {
    file: '2025-06-15-first-light.txt',
    title: 'Observatory sees first light after twenty-eight years of darkness',
    byline: 'Tamara Velis',
    source: 'Meridian',
    place: 'Astghaberd',
    published: '2025-06-15',
    language: 'en',
    encoding: 'utf-8',
    begins: 'At eight minutes to eleven on Saturday evening',
  },
  {
    file: '2025-06-15-yerevan-first-image.txt',
    title: 'Աստղաբերդի աստղադիտարանը',
    byline: null,
    source: 'ԱՐԱԳԻԼ',
    place: 'Երևան',
    published: '2025-06-15',
    language: 'hy',
    encoding: 'utf-8',
    begins: 'Աստղաբերդի աստղադիտարանը քսանութ տարվա',
  },
  {
    file: 'a-desk-with-its-back-to-the-world.html',
    title: 'A desk with its back to the world',
    byline: 'Agnes Thornbury-Vale',
    source: 'The Quiet Page',
    place: null,
    published: '2022-10-03T08:30:00+01:00',
    language: 'en',
    encoding: 'utf-8',
    begins: 'There is a kind of desk that has walls.',
  },
  {
    file: 'four-days-on-the-line.md',
    title: 'Four days along the Astghaberd line',
    byline: null,
    source: null,
    place: null,
    published: null,
    language: 'en',
    encoding: 'utf-8',
    begins: 'August 2025. Notes for the people who asked me',
  },
  {
    file: 'keeping-clippings.md',
    title: 'Keeping clippings: a method for people who would rather read',
    byline: 'Edmund Larkwell',
    source: 'Notes from the Back Room',
    place: null,
    published: '2021-02-14',
    language: 'en',
    encoding: 'utf-8',
    begins: 'Everybody who keeps clippings has the same dream',
  },
  {
    file: 'night-shift-bread.md',
    title: 'Night-shift bread',
    byline: 'as told by Varduhi, cook of the Astghaberd Observatory',
    source: null,
    place: null,
    published: '2025-08-23',
    language: 'en',
    encoding: 'utf-8',
    begins: 'Makes one round loaf',
  },
  {
    file: 'the-mirror-train.md',
    title: 'The Mirror Train',
    byline: 'Tamara Velis',
    source: 'The Long Page',
    place: null,
    published: '2025-09-20',
    language: 'en',
    encoding: 'utf-8',
    begins: 'At six in the morning, in the yard of Gyumri station',
  },
  {
    file: 'zerkalo-v-lusakare.html',
    title: '«Оно проехало под Лирой»: как Лусакар встречал зеркало',
    byline: 'Седа Араратова',
    source: 'Вестник плато',
    place: null,
    published: '2025-05-05T10:15:00+04:00',
    language: 'ru',
    encoding: 'utf-8',
    begins: 'Поезд с зеркалом Астгабердской обсерватории шёл',
  },
];

/** Reads a sample as an import would: siblings come from the folder it lies in. */
async function readSample(name: string): Promise<ReadyArticle> {
  const path = join(folder, name);
  const articles = await readArticles(
    { name, path, bytes: readFileSync(path), modified: null },
    {
      sibling: async (relativePath) => {
        try {
          return readFileSync(join(folder, relativePath));
        } catch {
          return null;
        }
      },
    },
  );
  const [article] = articles;
  if (!article || articles.length > 1) throw new Error(`${name} holds ${articles.length} articles`);
  return article;
}

test.each(samples)(
  'reads the sample $file to its title, date, place, source and language',
  async (expected) => {
    const article = await readSample(expected.file);
    expect({
      file: expected.file,
      byline: article.byline,
      source: article.source,
      place: article.place,
      published: article.published,
      language: article.language,
      encoding: article.encoding?.name,
    }).toEqual({
      file: expected.file,
      byline: expected.byline,
      source: expected.source,
      place: expected.place,
      published: expected.published,
      language: expected.language,
      encoding: expected.encoding,
    });
    expect(article.title.startsWith(expected.title), `title: ${article.title}`).toBe(true);
    expect(article.text.startsWith(expected.begins), `text: ${article.text.slice(0, 80)}`).toBe(true);
    expect(article.missing).toEqual([]);
  },
);

test('has a row here for every sample', () => {
  const files = readdirSync(folder, { withFileTypes: true });
  const names = files.filter((entry) => entry.isFile()).map((entry) => entry.name);
  expect(names.sort()).toEqual(samples.map((sample) => sample.file).sort());
});

test('leaves the furniture of the saved pages behind', async () => {
  const essay = (await readSample('a-desk-with-its-back-to-the-world.html')).text;
  const report = (await readSample('zerkalo-v-lusakare.html')).text;
  for (const furniture of ['cookies', 'Subscribe', 'Copy the link', 'In praise of the indexers', 'Imprint'])
    expect(essay).not.toContain(furniture);
  for (const furniture of ['Объявления', 'Поделиться', 'Летучие мыши второго туннеля', 'Телефон редакции'])
    expect(report).not.toContain(furniture);
  expect(essay).toContain('The librarian has had it varnished.');
  expect(report).toContain('Первое наблюдение назначено на середину июня.');
});

test('keeps the pictures that lie in a page and beside it', async () => {
  const essay = await readSample('a-desk-with-its-back-to-the-world.html');
  expect(essay.images.map((image) => image.mediaType).sort()).toEqual([
    'image/jpeg',
    'image/png',
    'image/webp',
  ]);
  for (const image of essay.images) expect(essay.html).toContain(`/image/${image.sha256}`);
  const longRead = await readSample('the-mirror-train.md');
  expect(longRead.images.map((image) => image.mediaType)).toEqual(['image/webp']);
});

test('gives the reader something to scroll', async () => {
  expect((await readSample('the-mirror-train.md')).words).toBeGreaterThan(1_800);
});

test('stays a small download: under 1.5 MB with all pictures', () => {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  const sizes = files
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
});
