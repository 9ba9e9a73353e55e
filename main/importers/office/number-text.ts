import type { ListNumber } from './block.ts';

export type NumberFormat = ListNumber['style'] | 'none';

/** A number as a list writes it: `4`, `d`, `D`, `iv`, `IV`. */
export function numberText(value: number, format: NumberFormat): string {
  if (format === 'none') return '';
  if (format === 'a' || format === 'A') return cased(letters(value), format === 'A');
  if (format === 'i' || format === 'I') return cased(roman(value), format === 'I');
  return String(value);
}

function cased(text: string, upper: boolean): string {
  return upper ? text.toUpperCase() : text;
}

/** After `z` comes `aa`, then `bb`. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

const romanDigits = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
] as const;

function roman(value: number): string {
  if (value < 1 || value > 4_000) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, digits] of romanDigits)
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  return text;
}
