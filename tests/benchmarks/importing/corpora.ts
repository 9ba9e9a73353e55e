import { copyFileSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { testData } from '../../test-data.ts';

export interface Corpus {
  name: string;
  files: number;
  folder: string;
}

interface NewsItem {
  id: string;
  title?: string;
  dateline?: string;
  text?: string;
}

/** Lays real articles out as files, one folder a format; sets that are not there are left out. */
export function layOut(root: string, most: number): Corpus[] {
  const corpora: Corpus[] = [];
  const make = (name: string, files: (folder: string) => number): void => {
    const folder = join(root, name);
    mkdirSync(folder);
    corpora.push({ name, folder, files: files(folder) });
  };
  const news = (set: string, text: (item: NewsItem) => string) => (folder: string) => {
    const items = readItems(set).filter((item) => (item.text ?? '').trim() !== '');
    for (const item of items.slice(0, most)) writeFileSync(join(folder, `${item.id}.txt`), text(item));
    return Math.min(items.length, most);
  };
  if (testData('data/corpus-reuters21578'))
    make('text, English dispatches', news('corpus-reuters21578', dispatch));
  if (testData('data/corpus-hy-ilur'))
    make(
      'text, Armenian news',
      news('corpus-hy-ilur', (item) => item.text ?? ''),
    );
  make('Markdown', copier(most, ['data/made/md', 'data/txt-md'], '**/*.md'));
  make(
    'HTML',
    copier(most, ['data/html-readability', 'data/html-omnivore'], '**/source.html', [
      ...['data/html-trafilatura/cache', 'data/html-trafilatura/eval', 'data/html-postlight/fixtures'],
    ]),
  );
  // As they are: each set is a folder that a person might have.
  for (const [name, set] of [
    ['JSON Lines, packed', 'data/corpus-enwiki/articles'],
    ['EPUB', 'data/epub'],
    ['PDF', 'data/pdf'],
    ['DOCX, ODT, RTF', 'data/docx'],
    ['web archives (WARC)', 'data/made/warc'],
    ['MHTML', 'data/made/mhtml'],
    ['feeds', 'data/feeds'],
    ['mail', 'data/mail-spamassassin'],
  ] as const) {
    const folder = testData(set);
    if (folder !== null) corpora.push({ name, folder, files: filesBelow(folder) });
  }
  return corpora.filter((corpus) => corpus.files > 0);
}

function filesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}

/** As the wire sent it: headline, then the dateline running into the text. */
function dispatch({ title = '', dateline = '', text = '' }: NewsItem): string {
  return `${title}\n\n    ${dateline} ${text}\n`;
}

function readItems(set: string): NewsItem[] {
  const folder = testData(`data/${set}`) ?? '';
  return globSync(`${folder}/articles/*.jsonl.gz`)
    .flatMap((file) => gunzipSync(readFileSync(file)).toString('utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as NewsItem);
}

function copier(most: number, sets: string[], pattern: string, plainSets: string[] = []) {
  return (folder: string): number => {
    const files = [
      ...sets.flatMap((set) => found(set, pattern)),
      ...plainSets.flatMap((set) => found(set, '*.html')),
    ].slice(0, most);
    for (const [index, file] of files.entries())
      copyFileSync(
        file,
        join(folder, `${String(index).padStart(4, '0')}${file.endsWith('.md') ? '.md' : '.html'}`),
      );
    return files.length;
  };
}

function found(set: string, pattern: string): string[] {
  const folder = testData(set);
  return folder === null ? [] : globSync(join(folder, pattern)).sort();
}
