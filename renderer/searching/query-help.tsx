import { type OperatorGroup, operatorGroups } from '../../contract/query-operators.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './query-help.module.css';

export interface QueryHelpProps {
  /** An example was pressed: it is to be searched for. */
  onTry: (query: string) => void;
  onClose: () => void;
}

/** What a search can ask, each with an example to press, from the list that the command line and the documents share. */
export function QueryHelp({ onTry, onClose }: QueryHelpProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="What a search can ask"
      description="Press an example to try it. Nothing you type is an error; what cannot be read is named."
    >
      <div className={styles.sheet}>
        {operatorGroups.map((group) => (
          <Group key={group.title} group={group} onTry={onTry} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ group, onTry }: { group: OperatorGroup; onTry: (query: string) => void }) {
  const id = `query-help-${group.title.toLowerCase().replaceAll(/\W+/g, '-')}`;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        {group.title}
      </h3>
      <dl>
        {group.operators.map(({ example, finds }, at) => (
          <div key={example} className={styles.line}>
            <dt>
              <button
                type="button"
                className={styles.example}
                aria-describedby={`${id}-${at}`}
                onClick={() => onTry(example)}
              >
                {example}
              </button>
            </dt>
            <dd id={`${id}-${at}`}>{finds}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
