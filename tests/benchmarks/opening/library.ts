import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import { makeCorpus, openCorpus } from '../searching/corpus.ts';
import { writeLargeFiles } from './large-files.ts';
import { program } from './serve.ts';

const recordsPerFile = 1_000;

/**
 * A library of so many real articles and three large ones, imported by the command line into `folder`/library; one that is
 * there already is used as it is. False when the sets are not there.
 */
export async function prepareLibrary(folder: string, count: number): Promise<boolean> {
  const library = join(folder, 'library');
  if (existsSync(join(library, 'library.db'))) return true;
  const corpusFile = join(folder, 'corpus.db');
  if (!existsSync(corpusFile) && !makeCorpus(corpusFile)) return false;
  const corpus = openCorpus(corpusFile);
  const records = join(folder, 'records');
  mkdirSync(records, { recursive: true });
  for (let from = 0; from < count; from += recordsPerFile) {
    const file = await open(join(records, `${from}.jsonl`), 'w');
    for (let number = from; number < Math.min(count, from + recordsPerFile); number += 1)
      await file.write(`${recordOf(corpus.at(number), number)}\n`);
    await file.close();
  }
  const large = join(folder, 'large');
  mkdirSync(large, { recursive: true });
  writeLargeFiles(large, corpus);
  corpus.close();
  // The usual ones last: a new list begins with them.
  await runCarrel(['import', large, '--library', library]);
  await runCarrel(['import', records, '--library', library]);
  return true;
}

/** Two reports with the same words would be one article; an address of its own keeps each apart. */
function recordOf({ title, body, source, published, language }: SearchDocument, number: number): string {
  return JSON.stringify({
    title,
    text: body,
    source,
    date: published,
    language,
    url: `https://example.org/${number}`,
  });
}

function runCarrel(parameters: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...parameters], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code) =>
      code === 0 || code === 3 ? done() : fail(new Error(`carrel ${parameters[0]} ended with ${code}`)),
    );
  });
}
