import type { Asked } from './ask-carrel.ts';
import { brief, mega, row, type Spread, spreadOf, told } from './figures.ts';
import type { TaskOutput } from './task.ts';

type Answers = TaskOutput<'ask-carrel'>;
type Peers = TaskOutput<'ask-fts5'>;

export function printAnswers({ fifty, twenty, bare, typing, suggest }: Answers): void {
  row('Carrel, p50 / p95 / most in ms', '50 hits, passages', '20 hits, passages', '50 hits, no passages');
  const line = (name: string, holds: (kind: string) => boolean): void =>
    row(`  ${name}`, told(timesOf(fifty, holds)), told(timesOf(twenty, holds)), told(timesOf(bare, holds)));
  for (const kind of new Set(fifty.map((answer) => answer.kind))) line(kind, (other) => other === kind);
  line('mixed', () => true);
  row('  as you type', told(timesOf(typing, () => true)));
  row('  quick find, as you type', told(suggest));
}

export function printMemory({ floor, opened, memory, openMs, firstAnswerMs }: Answers, peers: Peers): void {
  row('memory', 'resident', 'after collecting', 'in use', 'peak');
  for (const [name, figures] of Object.entries({
    'before opening': floor,
    opened,
    'after the queries': memory,
  }))
    row(`  ${name}`, mega(figures.resident), mega(figures.collected), mega(figures.used), mega(figures.peak));
  row('  FTS5, after the queries', mega(peers.memory.resident), mega(peers.memory.collected));
  row(
    'open in this process',
    `${brief(openMs)} ms`,
    `first answer ${brief(firstAnswerMs)} ms`,
    `FTS5 ${brief(peers.firstAnswerMs)} ms`,
  );
}

export function timesOf(answers: readonly Asked[], holds: (kind: string) => boolean): Spread {
  return spreadOf(answers.filter(({ kind }) => holds(kind)).map(({ ms }) => ms));
}
