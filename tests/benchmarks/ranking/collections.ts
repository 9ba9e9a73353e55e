import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testData } from '../../test-data.ts';

/** Documents and questions with the documents that people judged to answer them, in the form of BEIR. */
export interface Collection {
  name: string;
  documents: CollectionDocument[];
  questions: Question[];
}

export interface CollectionDocument {
  id: string;
  title: string;
  text: string;
  author: string;
}

export interface Question {
  /** A whole number: scorers are tuned on the odd ones. */
  number: number;
  text: string;
  /** Ids of the documents that answer it; never none. */
  relevant: ReadonlySet<string>;
}

export const collectionNames = ['cranfield', 'cisi', 'med', 'time', 'adi'] as const;

/** Null when the set is not there. */
export function readCollection(name: string): Collection | null {
  const folder = testData(`data/ranking/${name}`);
  if (folder === null) return null;
  const relevant = readJudgements(folder);
  const documents = readLines<{ _id: string; title?: string; text: string; author?: string }>(
    join(folder, 'corpus.jsonl'),
  ).map(({ _id, title, text, author }) => ({ id: _id, title: title ?? '', text, author: author ?? '' }));
  const questions = readLines<{ _id: string; text: string }>(join(folder, 'queries.jsonl')).flatMap(
    ({ _id, text }) => {
      const answers = relevant.get(_id);
      return answers === undefined ? [] : [{ number: Number(_id), text, relevant: answers }];
    },
  );
  return { name, documents, questions };
}

/** Question → documents. The judgements lie in two files, each with half of the questions. */
function readJudgements(folder: string): Map<string, Set<string>> {
  const relevant = new Map<string, Set<string>>();
  for (const file of ['qrels-a.tsv', 'qrels-b.tsv'])
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').slice(1)) {
      const [question, document, score] = line.split('\t');
      if (question === undefined || document === undefined || !(Number(score) > 0)) continue;
      const documents = relevant.get(question) ?? new Set();
      relevant.set(question, documents.add(document));
    }
  return relevant;
}

function readLines<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
}
