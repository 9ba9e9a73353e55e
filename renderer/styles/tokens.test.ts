import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** Theme → its colours; a theme inherits what it does not say from paper, as the cascade has it. */
function readThemes(): Map<string, Map<string, string>> {
  const themes = new Map<string, Map<string, string>>();
  for (const block of css.matchAll(/:root\[data-theme="(\w+)"\] \{([^}]*)\}/g)) {
    const colours = new Map(themes.get('paper'));
    for (const line of (block[2] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g))
      colours.set(line[1] ?? '', line[2] ?? '');
    themes.set(block[1] ?? '', colours);
  }
  return themes;
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(first: string, second: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'surface-2', 'raised'];
const text = ['ink', 'ink-2', 'ink-3'].flatMap((ink) => grounds.map((ground) => [ink, ground]));
const more = [
  ['accent', 'paper'],
  ['accent', 'surface'],
  ['accent', 'raised'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['danger', 'paper'],
  ['danger', 'raised'],
  ['danger', 'danger-soft'],
  ['good', 'paper'],
  ['good', 'raised'],
  ['ink', 'mark'],
  ['ink', 'accent-soft'],
  ...[1, 2, 3, 4, 5].map((number) => ['ink', `highlight-${number}`]),
];

describe.each([...readThemes()])('the theme %s', (_name, colours) => {
  const colour = (name: string): string => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    return value;
  };

  test('sets all text at 4.5 to 1 or better', () => {
    const weak = [...text, ...more].filter(
      ([ink = '', ground = '']) => contrast(colour(ink), colour(ground)) < 4.5,
    );
    expect(
      weak.map(
        ([ink = '', ground = '']) =>
          `${ink} on ${ground}: ${contrast(colour(ink), colour(ground)).toFixed(2)}`,
      ),
    ).toEqual([]);
  });

  test('draws focus rings and edges of fields at 3 to 1 or better', () => {
    const edges = ['focus', 'line-strong'].flatMap((edge) =>
      ['paper', 'surface', 'raised'].map((ground) => [edge, ground]),
    );
    const weak = edges.filter(([edge = '', ground = '']) => contrast(colour(edge), colour(ground)) < 3);
    expect(
      weak.map(
        ([edge = '', ground = '']) =>
          `${edge} on ${ground}: ${contrast(colour(edge), colour(ground)).toFixed(2)}`,
      ),
    ).toEqual([]);
  });
});

test('every theme of the settings has its colours', () => {
  expect([...readThemes().keys()].sort()).toEqual(['black', 'contrast', 'dark', 'paper', 'sepia', 'white']);
});
