import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Collection } from './collections.ts';
import { hitsPerQuestion, type Ranked } from './ranked.ts';

const script = resolve(import.meta.dirname, 'rank-with-xapian.py');

/** The Python that Xapian is installed for, or null. It comes with Debian as `python3-xapian`, for Debian's own Python. */
export function findXapian(): string | null {
  return (
    ['python3', '/usr/bin/python3'].find(
      (python) => spawnSync(python, ['-c', 'import xapian'], { stdio: 'ignore' }).status === 0,
    ) ?? null
  );
}

/** Xapian, the engine of Recoll, with English stems and its own BM25, any of the words. */
export function rankWithXapian({ documents, questions }: Collection, python: string): Ranked {
  const input = JSON.stringify({
    documents: documents.map(({ title, text, author }) => [title, text, author].join('\n')),
    questions: questions.map(({ text }) => text),
    limit: hitsPerQuestion,
  });
  const { status, stdout, stderr } = spawnSync(python, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`xapian: ${stderr}`);
  const orders: number[][] = JSON.parse(stdout);
  return { orders: orders.map((order) => order.map((at) => documents[at]?.id ?? '')), times: [] };
}
