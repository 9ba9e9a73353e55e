import styles from './picture-view.module.css';
import type { Picture } from './pictures.ts';

/** Below a picture: its caption, and what the file says of it for those who do not see it. */
export function PictureWords({ picture: { caption, alternative } }: { picture: Picture }) {
  const described = alternative !== '' && alternative !== caption;
  if (caption === '' && !described) return null;
  return (
    <div className={styles.words} dir="auto">
      {caption !== '' && <p className={styles.caption}>{caption}</p>}
      {described && (
        <p className={styles.alternative}>
          <span>Described as</span> {alternative}
        </p>
      )}
    </div>
  );
}
