import type { Id } from '../../contract/scalars.ts';
import type { HighlightGroup, ShelfGroup } from '../../contract/shelf-model.ts';
import { formatNumber } from '../ui/format.ts';
import styles from './shelf-head.module.css';
import { dayWords } from './shelf-words.ts';

/** Above the first row of a group: what they have in common, and how many they are. */
export function GroupHead({
  by,
  group,
  colourNames = [],
  onOpen,
}: {
  by: HighlightGroup;
  group: ShelfGroup;
  colourNames?: readonly string[];
  onOpen: (article: Id) => void;
}) {
  const { key, label, count } = group;
  return (
    <h2 className={styles.group}>
      {by === 'colour' && <span className={styles.swatch} data-colour={key} aria-hidden />}
      {by === 'article' && key !== '' ? (
        <button type="button" onClick={() => onOpen(key)}>
          {label}
        </button>
      ) : (
        <span>{wordsOf(by, group, colourNames)}</span>
      )}
      <span className={styles.groupCount}>{formatNumber(count)}</span>
    </h2>
  );
}

function wordsOf(by: HighlightGroup, { key, label }: ShelfGroup, colourNames: readonly string[]): string {
  switch (by) {
    case 'article':
      return label === '' ? 'Free-standing' : label;
    case 'day':
      return dayWords(key);
    case 'colour':
      return colourNames[Number(key) - 1] ?? '';
    case 'tag':
      return key === '' ? 'Without a tag' : key;
    case 'none':
      return '';
  }
}
