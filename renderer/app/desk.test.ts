import { describe, expect, test } from 'vitest';
import {
  close,
  emptyDesk,
  focusedId,
  focusedPlace,
  focusOn,
  notSearched,
  other,
  put,
  putBeside,
  type Shown,
  stepBack,
  stepForward,
  swap,
} from './desk.ts';

const article = (id: string): Shown => ({ kind: 'article', id });
const found = { query: 'ferry', typing: false, relax: true };
const ids = (desk: typeof emptyDesk): string[] => desk.places.map(({ shown }) => shown.id);

describe('the desk of the reader', () => {
  test('shows one thing after the other and goes back and forward through them', () => {
    const desk = put(put(put(emptyDesk, article('one')), article('two')), { kind: 'note', id: 'three' });
    expect(focusedId(desk, 'note')).toBe('three');
    expect(focusedId(desk, 'article')).toBeNull();
    const back = stepBack(stepBack(desk));
    expect(focusedId(back, 'article')).toBe('one');
    expect(ids(stepBack(back))).toEqual(['one']);
    expect(focusedId(stepForward(back), 'article')).toBe('two');
    expect(focusedPlace(stepForward(stepForward(back)))?.back).toHaveLength(2);
  });

  test('makes no step of what is only looked through', () => {
    const desk = put(put(emptyDesk, article('one')), article('two'), { visit: false });
    expect(focusedPlace(desk)?.back).toEqual([]);
  });

  test('keeps the search while the same article is shown at another place of it, and forgets it with another', () => {
    const desk = put(emptyDesk, article('one'), { search: found });
    expect(focusedPlace(put(desk, article('one'), { goTo: { highlight: 'h' } }))?.search).toBe(found);
    expect(focusedPlace(put(desk, article('two')))?.search).toBe(notSearched);
  });

  test('puts a second thing beside the first, and the keys go there', () => {
    const desk = putBeside(put(emptyDesk, article('one')), article('two'));
    expect(ids(desk)).toEqual(['one', 'two']);
    expect(focusedId(desk, 'article')).toBe('two');
    const third = putBeside(desk, article('three'));
    expect(ids(third)).toEqual(['three', 'two']);
    expect(focusedId(third, 'article')).toBe('three');
  });

  test('beside what is open already stands what was read before it, where there is something', () => {
    const desk = put(put(emptyDesk, article('one')), article('two'));
    expect(ids(putBeside(desk, article('two')))).toEqual(['one', 'two']);
    expect(ids(putBeside(put(emptyDesk, article('one')), article('one')))).toEqual(['one', 'one']);
  });

  test('gives each place a way back of its own', () => {
    const desk = put(putBeside(put(emptyDesk, article('one')), article('two')), article('three'));
    expect(ids(stepBack(desk))).toEqual(['one', 'two']);
    expect(ids(stepBack(other(desk)))).toEqual(['one', 'three']);
  });

  test('changes sides without changing what has the keys', () => {
    const desk = swap(putBeside(put(emptyDesk, article('one')), article('two')));
    expect(ids(desk)).toEqual(['two', 'one']);
    expect(focusedId(desk, 'article')).toBe('two');
    expect(ids(swap(put(emptyDesk, article('one'))))).toEqual(['one']);
  });

  test('leaves the other when one is closed, and nothing after both', () => {
    const desk = putBeside(put(emptyDesk, article('one')), article('two'));
    const [first, second] = desk.places.map(({ key }) => key);
    const left = close(desk, second ?? 0);
    expect(ids(left)).toEqual(['one']);
    expect(focusedId(left, 'article')).toBe('one');
    expect(close(left, first ?? 0)).toEqual(emptyDesk);
    expect(close(desk, -1)).toBe(desk);
  });

  test('goes to a place by its key', () => {
    const desk = putBeside(put(emptyDesk, article('one')), article('two'));
    const [first] = desk.places;
    expect(focusedId(focusOn(desk, first?.key ?? 0), 'article')).toBe('one');
    expect(focusOn(desk, -1)).toBe(desk);
  });
});
