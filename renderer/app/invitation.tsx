import { EmptyState } from '../ui/empty-state.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { keyNames } from './key-names.ts';
import styles from './reader-pane.module.css';

const firstKeys: readonly { words: string; keys: readonly string[] }[] = [
  { words: 'Next and previous', keys: ['KeyJ', 'KeyK'] },
  { words: 'Search', keys: ['Slash'] },
  { words: 'Go to anything', keys: ['$mod+KeyK'] },
  { words: 'All keys', keys: ['Shift+Slash'] },
];

/** Where nothing is open: how to begin. */
export function Invitation() {
  return (
    <EmptyState title="Nothing open">
      <p>Choose an article in the list.</p>
      <dl className={styles.keys}>
        {firstKeys.map(({ words, keys }) => (
          <div key={words} className={styles.key}>
            <dt>{words}</dt>
            <dd>
              {keys.map((key) => (
                <KeyHint key={key} keys={keyNames(key)} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}
