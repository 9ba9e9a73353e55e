import { classes } from './classes.ts';
import styles from './colour-choice.module.css';

export type MarkColour = 1 | 2 | 3 | 4 | 5;
export const markColours: readonly MarkColour[] = [1, 2, 3, 4, 5];
export const colourNames: Record<MarkColour, string> = {
  1: 'Yellow',
  2: 'Green',
  3: 'Blue',
  4: 'Pink',
  5: 'Violet',
};

/** The five colours in a row; the one in use has a ring. The keys 1 to 5 do the same, where the caller listens for them. */
export function ColourChoice({
  chosen,
  label,
  names,
  onChoose,
}: {
  chosen?: MarkColour | null;
  /** What choosing one does: `Highlight`, `Show only`. */
  label: string;
  /** The reader's own, from the first colour on. */
  names?: readonly string[];
  onChoose: (colour: MarkColour) => void;
}) {
  const nameOf = (colour: MarkColour): string => names?.[colour - 1] ?? colourNames[colour];
  return (
    <fieldset className={styles.row} aria-label={label}>
      {markColours.map((colour) => (
        <button
          key={colour}
          type="button"
          className={classes(styles.dot, chosen === colour && styles.chosen)}
          data-colour={colour}
          aria-label={`${label}: ${nameOf(colour).toLowerCase()}`}
          aria-pressed={chosen === undefined ? undefined : chosen === colour}
          title={`${nameOf(colour)}  ${colour}`}
          onClick={() => onChoose(colour)}
        />
      ))}
    </fieldset>
  );
}
