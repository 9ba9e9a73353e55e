import { expect, test } from 'vitest';
import { forgiveDamage } from './load-pdfjs.ts';

test('forgives what PDF.js says of a damaged file when nobody waits for it any more, and nothing else', () => {
  const damage = new Error('Bad (uncompressed) XRef entry: 13R');
  damage.name = 'XRefEntryException';
  expect(() => forgiveDamage(damage)).not.toThrow();
  const defect = new TypeError('lines is not iterable');
  expect(() => forgiveDamage(defect)).toThrow(defect);
});
