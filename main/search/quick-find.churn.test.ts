import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { QuickFind } from './quick-find.ts';
import type { SuggestEntry } from './search-engine.ts';

test('bears entries that are replaced all the time while articles come in', async () => {
  const quick = new QuickFind();
  const failures: unknown[] = [];
  const fail = (error: unknown): void => void failures.push(error);
  process.on('unhandledRejection', fail);
  let title = 0;
  // MiniSearch clears up a thousand words at a time, ten milliseconds apart: the changes must fall between.
  for (let round = 0; round < 40; round++) {
    quick.setNamed(
      Array.from({ length: 1_500 }, (_, number): SuggestEntry => {
        const label = `Agency ${number}${'abcdefg'.charAt(round % 7)}${number * 7} of round ${round % 7}`;
        return { kind: 'source', target: `${number}`, label, detail: '', keywords: '' };
      }),
    );
    for (let step = 0; step < 4; step++) {
      for (let number = 0; number < 60; number++) {
        const id = `a${(title * 13) % 900}`;
        quick.setArticle({ id, title: `Report ${title++} on w${title * 31}x`, source: '', published: '' });
      }
      await pause(4);
    }
  }
  await pause(60);
  process.off('unhandledRejection', fail);
  expect(failures).toEqual([]);
  expect(quick.find(`report ${title - 1}`, 5)[0]?.label).toContain(`Report ${title - 1} `);
  expect(quick.find('report 1', 500).filter(({ label }) => label.startsWith('Report 1 '))).toEqual([]);
});
