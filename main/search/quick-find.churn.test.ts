import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { QuickFind } from './quick-find.ts';
import type { SuggestEntry } from './search-engine.ts';

test('bears entries that are replaced all the time while others stay', async () => {
  const quick = new QuickFind();
  const failures: unknown[] = [];
  const fail = (error: unknown): void => void failures.push(error);
  process.on('unhandledRejection', fail);
  const entry = (target: string, label: string): SuggestEntry => ({
    ...{ kind: 'source', target, label, detail: '', keywords: '' },
  });
  // MiniSearch clears up a thousand words at a time, ten milliseconds apart: the changes must fall between.
  for (let round = 0; round < 40; round++) {
    const agencies = Array.from({ length: 1_500 }, (_, number) =>
      entry(`${number}`, `Agency ${number}${'abcdefg'.charAt(round % 7)}${number * 7} of round ${round % 7}`),
    );
    for (let step = 0; step < 4; step++) {
      const reports = Array.from({ length: 60 }, (_, number) =>
        entry(`report${number}`, `Report ${round * 4 + step} on w${number}x`),
      );
      quick.setNamed([...agencies, ...reports]);
      await pause(4);
    }
  }
  await pause(60);
  process.off('unhandledRejection', fail);
  expect(failures).toEqual([]);
  expect(quick.find('report 159', 5)[0]?.label).toContain('Report 159 ');
  expect(quick.find('report 1', 500).filter(({ label }) => label.startsWith('Report 1 '))).toEqual([]);
});
