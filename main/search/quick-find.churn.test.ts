import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { QuickFind } from './quick-find.ts';
import type { SuggestEntry } from './search-engine.ts';

test('bears entries that are replaced all the time while articles come in', async () => {
  const quick = new QuickFind();
  const failures: unknown[] = [];
  const fail = (error: unknown): void => void failures.push(error);
  process.on('unhandledRejection', fail);
  for (let round = 0; round < 60; round++) {
    const entries = Array.from({ length: 300 }, (_, number): SuggestEntry => {
      const name = `Source ${number} of round ${round % 7}`;
      return { kind: 'source', target: `${number}`, label: name, detail: '', keywords: '' };
    });
    quick.setNamed(entries);
    for (let number = 0; number < 50; number++)
      quick.setArticle({
        id: `a${number}`,
        title: `Report ${round * 50 + number}`,
        source: '',
        published: '',
      });
    await setImmediate();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', fail);
  expect(failures).toEqual([]);
  expect(quick.find('report 2999', 5)[0]?.label).toBe('Report 2999');
  expect(quick.find('report 1', 50).filter(({ label }) => label === 'Report 1')).toEqual([]);
});
