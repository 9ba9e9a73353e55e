import { expect, test } from 'vitest';
import { keyNames } from './key-names.ts';

test('keys are shown as they are printed', () => {
  expect(keyNames('KeyJ', false)).toBe('J');
  expect(keyNames('Slash', false)).toBe('/');
  expect(keyNames('Shift+Digit3', false)).toBe('#');
  expect(keyNames('KeyG KeyA', false)).toBe('G A');
  expect(keyNames('Digit4', false)).toBe('4');
});

test('the modifier is the one of the system', () => {
  expect(keyNames('$mod+KeyK', false)).toBe('Ctrl K');
  expect(keyNames('$mod+KeyK', true)).toBe('⌘ K');
  expect(keyNames('Alt+ArrowLeft', false)).toBe('Alt ←');
});
