import { describe, expect, test } from 'vitest';
import { everything, type View } from '../archive/view.ts';
import { readAddress, writeAddress } from './view-address.ts';

const views: View[] = [
  everything,
  { kind: 'scope', scope: 'trash' },
  { kind: 'collection', id: 'abcdefgh12' },
  { kind: 'tag', name: 'to cite: later & often #1' },
  { kind: 'source', name: 'РИА Новости' },
  { kind: 'place', name: 'Երևան' },
  { kind: 'saved-search', id: 'abcdefgh13' },
  { kind: 'import', id: 'abcdefgh14' },
  { kind: 'highlights' },
  { kind: 'notes' },
  { kind: 'review' },
  { kind: 'quotations', query: 'person:"A: B" & c', from: '2019', to: '', order: 'newest' },
  { kind: 'quotations', query: '', from: '', to: '', order: 'oldest' },
];

const nothing = { view: everything, query: '', open: null, beside: null, alone: false, refinement: {} };

describe('the address of a view', () => {
  test.each(views.map((view) => [view.kind, view]))('brings back the view %s', (_kind, view) => {
    const address = {
      view,
      query: 'galuzim "peace treaty" -draft',
      open: { kind: 'article' as const, id: 'abcdefgh15' },
      beside: { kind: 'note' as const, id: 'abcdefgh16' },
      alone: false,
      refinement: { publishedFrom: '2023-01', language: 'ru' },
    };
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  test('is nothing at all for the whole library', () => {
    expect(writeAddress(nothing)).toBe('');
  });

  test.each([
    '#view=scope:nonsense',
    '#view=collection:../../etc',
    '#view=tag:',
    '#%%%',
    '#article=NOT-AN-ID',
    '#beside=article:abcdefgh15',
    '#note=../../etc',
  ])('that cannot be read (%s) is the whole library', (hash) => {
    expect(readAddress(hash)).toEqual(nothing);
  });

  test('opens a link into the library, at its passage', () => {
    const article = { kind: 'article', id: 'abcdefgh15' };
    expect(readAddress('#carrel://article/abcdefgh15')).toEqual({ ...nothing, open: article });
    expect(readAddress('#carrel://article/abcdefgh15#abcdefgh16')).toEqual({
      ...{ ...nothing, open: article, goTo: { highlight: 'abcdefgh16' } },
    });
    expect(readAddress('#carrel://article/abcdefgh15#text=calm%20water')).toEqual({
      ...{ ...nothing, open: article, goTo: { text: 'calm water' } },
    });
    expect(readAddress('#carrel://article/../abcdefgh15')).toEqual(nothing);
  });

  test('says that a window shows one thing alone, and only where it shows one', () => {
    const alone = { ...nothing, open: { kind: 'article' as const, id: 'abcdefgh15' }, alone: true };
    expect(readAddress(writeAddress(alone))).toEqual(alone);
    expect(readAddress('#window=alone')).toEqual(nothing);
    const link = encodeURIComponent('carrel://article/abcdefgh15#abcdefgh16');
    expect(readAddress(`#window=alone&link=${link}`)).toEqual({
      ...alone,
      goTo: { highlight: 'abcdefgh16' },
    });
  });
});
