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
];

describe('the address of a view', () => {
  test.each(views.map((view) => [view.kind, view]))('brings back the view %s', (_kind, view) => {
    const address = {
      view,
      query: 'galuzim "peace treaty" -draft',
      article: 'abcdefgh15',
      refinement: { publishedFrom: '2023-01', language: 'ru' },
    };
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  test('is nothing at all for the whole library', () => {
    expect(writeAddress({ view: everything, query: '', article: null, refinement: {} })).toBe('');
  });

  test.each([
    '#view=scope:nonsense',
    '#view=collection:../../etc',
    '#view=tag:',
    '#%%%',
    '#article=NOT-AN-ID',
  ])('that cannot be read (%s) is the whole library', (hash) => {
    expect(readAddress(hash)).toEqual({ view: everything, query: '', article: null, refinement: {} });
  });
});
