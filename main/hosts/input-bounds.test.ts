import { expect, test } from 'vitest';
import { withinBounds } from './input-bounds.ts';

test('lets through what the contract knows: long notes, large selections, nested filters', () => {
  for (const value of [
    undefined,
    {},
    { text: 'ա'.repeat(10_000_000) },
    { ids: Array.from({ length: 100_000 }, (_, index) => `id${index}`) },
    { filter: { scope: 'all' }, list: [[1, 2], [null]], flag: true },
    Object.create(null),
  ])
    expect(withinBounds(value)).toBe(true);
});

test('refuses what is too much of a thing', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 50; level++) deep = [deep];
  for (const value of [
    deep,
    { text: 'x'.repeat(12_000_001) },
    Array.from({ length: 300_000 }, () => 1),
    { ['k'.repeat(13_000_000)]: 1 },
  ])
    expect(withinBounds(value)).toBe(false);
});

test('refuses what JSON cannot say', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const value of [
    circle,
    new Map(),
    new Date(),
    new Uint8Array(2),
    () => 1,
    Symbol('s'),
    10n,
    { inner: new Set() },
  ])
    expect(withinBounds(value)).toBe(false);
});
