import type { HighlightColour } from '../../../contract/annotation-model.ts';

const colours = new Map<string, HighlightColour>([
  ['yellow', 1],
  ['orange', 1],
  ['green', 2],
  ['blue', 3],
  ['cyan', 3],
  ['teal', 3],
  ['red', 4],
  ['pink', 4],
  ['rose', 4],
  ['violet', 5],
  ['purple', 5],
  ['magenta', 5],
]);

/** The nearest of the five colours to what another program calls its own; nothing for one that is not named here. */
export function highlightColour(name: string): { colour?: HighlightColour } {
  const colour = colours.get(name.trim().toLowerCase());
  return colour === undefined ? {} : { colour };
}
