import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { type Command, commandGroups } from './command.ts';
import { keyNames } from './key-names.ts';
import styles from './keys-sheet.module.css';

/** Every key there is, from the one list of commands: it cannot be out of date. */
export function KeysSheet({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} size="large" title="Keyboard" onlyText>
      <div className={styles.sheet}>
        {commandGroups.map((group) => {
          const keyed = commands.filter((command) => command.group === group && command.keys.length > 0);
          if (keyed.length === 0) return null;
          return (
            <section key={group} className={styles.group} aria-label={group}>
              <h3 className={styles.heading}>{group}</h3>
              <dl>
                {keyed.map(({ id, title, keys }) => (
                  <div key={id} className={styles.line}>
                    <dt>{title}</dt>
                    <dd>
                      <KeyHint keys={keyNames(keys[0] ?? '')} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
