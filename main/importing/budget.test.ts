import { expect, test } from 'vitest';
import { createBudget } from './budget.ts';

test('admits first come, first served, as far as there is room', async () => {
  const budget = createBudget(10);
  const admitted: string[] = [];
  const take = (name: string, amount: number): Promise<void> =>
    budget.take(amount).then(() => void admitted.push(name));
  const all = Promise.all([take('six', 6), take('five', 5), take('one', 1)]);
  await Promise.resolve();
  await Promise.resolve();
  expect(admitted).toEqual(['six']);
  budget.give(6);
  await all;
  expect(admitted).toEqual(['six', 'five', 'one']);
});

test('admits alone what is larger than everything', async () => {
  const budget = createBudget(10);
  await budget.take(1_000);
  let second = false;
  const taking = budget.take(1).then(() => {
    second = true;
  });
  await Promise.resolve();
  expect(second).toBe(false);
  budget.give(1_000);
  await taking;
});
