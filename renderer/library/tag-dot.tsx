import styles from './tag-dot.module.css';

/** The eight colours a tag may have, by their number in the model. */
export const tagColourNames = ['Amber', 'Green', 'Blue', 'Pink', 'Violet', 'Orange', 'Teal', 'Grey'] as const;

export function TagDot({ colour }: { colour: number }) {
  return <span className={styles.dot} style={{ background: `var(--tag-${colour})` }} aria-hidden />;
}
