import { beforeEach, expect, test } from 'vitest';
import { useSelection } from './selection-store.ts';

const { getState } = useSelection;
beforeEach(() => getState().reset());

test('the first extra row joins the one that was active', () => {
  getState().activate(4, 'article-four');
  getState().toggle(6, 'article-six');
  expect([...getState().selected]).toEqual(['article-four', 'article-six']);
  expect(getState().active).toBe(6);
});

test('a row toggled twice is as it was', () => {
  getState().activate(0, 'article-zero');
  getState().toggle(1, 'article-one');
  getState().toggle(1, 'article-one');
  expect([...getState().selected]).toEqual(['article-zero']);
});

test('activating one row lets go of all others', () => {
  getState().replace(['article-one', 'article-two']);
  getState().activate(2, 'article-two');
  expect(getState().selected.size).toBe(0);
});

test('a range keeps its anchor while it grows', () => {
  getState().activate(3, 'article-three');
  getState().replace(['article-three', 'article-four'], { index: 4, id: 'article-four' });
  getState().replace(['article-three', 'article-four', 'article-five'], { index: 5, id: 'article-five' });
  expect(getState().anchor).toBe(3);
  expect(getState().active).toBe(5);
});
