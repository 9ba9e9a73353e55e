import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import { html } from '../../main/importers/html.ts';
import type { ImporterContext } from '../../main/importers/importer.ts';
import { readWithReadability } from './extraction/readability.ts';
import { evenly, sameDay, sameText, summarise, type TextScore, textScore } from './extraction/scores.ts';
import { type Page, pagesOf } from './extraction/sets.ts';

/**
 * How well articles are cut out of real pages, per set, by what people or reviewed programs say stands in them; the same
 * by Readability. Names of sets may be given. Its own set expects Readability's output, so there it can only agree.
 */
export async function run(names: readonly string[] = []): Promise<void> {
  const { pages, absent } = pagesOf(names);
  for (const [reader, read] of [
    ['Carrel', readPage],
    ['Readability', readWithReadability],
  ] as const) {
    const tallies = new Map<string, Tally>();
    for (const page of pages) {
      const tally = tallies.get(page.set) ?? newTally();
      tallies.set(page.set, tally);
      await measure(page, tally, read);
    }
    for (const [set, tally] of tallies) print(`${reader}, ${set}`, tally);
  }
  for (const set of absent) console.log(`${set}: not there, skipped`);
}

interface Tally {
  pages: number;
  failed: number;
  milliseconds: number;
  texts: TextScore[];
  present: Share;
  absent: Share;
  title: Share;
  date: Share;
  byline: Share;
}
interface Share {
  right: number;
  all: number;
}

function newTally(): Tally {
  const share = (): Share => ({ right: 0, all: 0 });
  return {
    pages: 0,
    failed: 0,
    milliseconds: 0,
    texts: [],
    present: share(),
    absent: share(),
    title: share(),
    date: share(),
    byline: share(),
  };
}

const alone: ImporterContext = { sibling: async () => null };

export interface Reading {
  text: string;
  title: string | null;
  published: string | null;
  byline: string | null;
}

export async function readPage(page: Page): Promise<Reading | null> {
  const file = { name: `${page.name}.html`, path: page.name, bytes: page.bytes, modified: null };
  try {
    for await (const article of html.read(file, alone)) {
      const { text } = cleanArticle(article.html, {
        images: new Map(),
        ...(article.address && { base: article.address.value }),
      });
      return {
        text,
        title: article.title?.value ?? null,
        published: article.published?.value ?? null,
        byline: article.byline?.value ?? null,
      };
    }
  } catch (error) {
    console.error(`${page.set} ${page.name}: ${error}`);
  }
  return null;
}

type Read = (page: Page) => Promise<Reading | null>;

async function measure(page: Page, tally: Tally, read: Read): Promise<void> {
  const start = performance.now();
  const reading = await read(page);
  tally.milliseconds += performance.now() - start;
  tally.pages += 1;
  if (reading === null) tally.failed += 1;
  const text = reading?.text ?? '';
  if (page.expectedHtml !== null)
    tally.texts.push(textScore(cleanArticle(page.expectedHtml, { images: new Map() }).text, text));
  const flat = evenly(text);
  for (const segment of page.present) count(tally.present, flat.includes(evenly(segment)));
  for (const segment of page.absent) count(tally.absent, !flat.includes(evenly(segment)));
  if (page.title !== null) count(tally.title, sameText(page.title, reading?.title ?? null));
  if (page.date !== null) count(tally.date, sameDay(page.date, reading?.published ?? null));
  if (page.byline !== null) count(tally.byline, sameText(page.byline, reading?.byline ?? null));
}

function count(share: Share, right: boolean): void {
  share.all += 1;
  if (right) share.right += 1;
}

function print(set: string, tally: Tally): void {
  const parts = [`${set}: ${tally.pages} pages`, `${tally.failed} failed`];
  if (tally.texts.length > 0) {
    const { f1, precision, recall } = summarise(tally.texts);
    parts.push(`text F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)})`);
  }
  const segments = {
    right: tally.present.right + tally.absent.right,
    all: tally.present.all + tally.absent.all,
  };
  for (const [name, share] of [
    ['segments', segments],
    ['present', tally.present],
    ['absent', tally.absent],
    ['title', tally.title],
    ['date', tally.date],
    ['byline', tally.byline],
  ] as const)
    if (share.all > 0)
      parts.push(`${name} ${((100 * share.right) / share.all).toFixed(1)} % of ${share.all}`);
  parts.push(`${((1_000 * tally.pages) / tally.milliseconds).toFixed(0)} pages/s`);
  console.log(parts.join(', '));
}
