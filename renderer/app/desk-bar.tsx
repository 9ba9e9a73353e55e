import { ArrowLeftRight, X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useArticle } from '../archive/use-article.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { close, type Desk, focusOn, type Place, swap } from './desk.ts';
import styles from './desk-bar.module.css';
import { useView } from './view-store.ts';

/**
 * Above two places: what stands in each, which of them has the keys, and the ways to swap and close them. Where there is
 * room for one only, it leads from one to the other.
 *
 * @param share of the left side; null where one is shown at a time.
 */
export function DeskBar({ desk, share }: { desk: Desk; share: number | null }) {
  const { arrange } = useView();
  return (
    <section className={styles.bar} aria-label="Side by side">
      {desk.places.map((place, index) => (
        <div
          key={place.key}
          className={classes(styles.side, index === desk.focused && styles.focused)}
          style={sideStyle(share, index)}
        >
          <button
            type="button"
            className={styles.title}
            aria-current={index === desk.focused}
            onClick={() => arrange((now) => focusOn(now, place.key))}
          >
            <PlaceTitle place={place} />
          </button>
          {index === 0 && (
            <IconButton
              label="Swap the sides"
              shortcut="X"
              icon={<ArrowLeftRight size={14} aria-hidden />}
              onClick={() => arrange(swap)}
            />
          )}
          <IconButton
            label={index === 0 ? 'Close the left side' : 'Close the right side'}
            {...(index === desk.focused && { shortcut: 'W' })}
            icon={<X size={15} aria-hidden />}
            onClick={() => arrange((now) => close(now, place.key))}
          />
        </div>
      ))}
    </section>
  );
}

function sideStyle(share: number | null, index: number): CSSProperties {
  return share !== null && index === 0 ? { flex: 'none', width: `${share * 100}%` } : { flex: 1 };
}

export function PlaceTitle({ place: { shown } }: { place: Place }) {
  const { article } = useArticle(shown.kind === 'article' ? shown.id : null);
  return shown.kind === 'note' ? 'Note' : (article?.title ?? '…');
}
