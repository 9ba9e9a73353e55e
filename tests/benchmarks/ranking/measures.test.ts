import { describe, expect, test } from 'vitest';
import { meanOf, measureOrder } from './measures.ts';

describe('measures of an order', () => {
  test('are 1 when all relevant documents stand first', () => {
    expect(measureOrder(['a', 'b', 'c'], new Set(['b', 'a']))).toEqual({
      ndcg10: 1,
      recall100: 1,
      averagePrecision: 1,
    });
  });

  test('are 0 when nothing relevant was found', () => {
    expect(measureOrder(['c'], new Set(['a']))).toEqual({ ndcg10: 0, recall100: 0, averagePrecision: 0 });
  });

  test('count a relevant document for less the later it comes', () => {
    const { ndcg10, averagePrecision, recall100 } = measureOrder(['c', 'a', 'd'], new Set(['a', 'b']));
    expect(ndcg10).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 9);
    expect(averagePrecision).toBeCloseTo(0.25, 9);
    expect(recall100).toBeCloseTo(0.5, 9);
  });

  test('look at the first ten, and for recall at the first hundred', () => {
    const others = Array.from({ length: 10 }, (_, at) => `other${at}`);
    expect(measureOrder([...others, 'a'], new Set(['a']))).toMatchObject({ ndcg10: 0, recall100: 1 });
    const hundred = Array.from({ length: 100 }, (_, at) => `other${at}`);
    expect(measureOrder([...hundred, 'a'], new Set(['a'])).recall100).toBe(0);
  });

  test('are averaged over the questions', () => {
    const one = measureOrder(['a'], new Set(['a']));
    const none = measureOrder(['b'], new Set(['a']));
    expect(meanOf([one, none])).toEqual({ ndcg10: 0.5, recall100: 0.5, averagePrecision: 0.5 });
  });
});
