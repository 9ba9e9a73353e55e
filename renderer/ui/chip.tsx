import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { classes } from './classes.ts';

export interface ChipProps {
  children: ReactNode;
  kind?: 'plain' | 'accent';
  icon?: ReactNode;
  /** Makes the whole chip a button. */
  onPress?: () => void;
  /** Puts a cross behind it. */
  onRemove?: () => void;
  /** What the button or the cross does. */
  action?: string;
}

export function Chip({ children, kind = 'plain', icon, onPress, onRemove, action }: ChipProps) {
  const look = classes(styles.chip, styles[kind]);
  const words = <span className={styles.words}>{children}</span>;
  if (onPress !== undefined)
    return (
      <button type="button" className={classes(look, styles.press)} onClick={onPress} title={action}>
        {icon}
        {words}
      </button>
    );
  return (
    <span className={look}>
      {icon}
      {words}
      {onRemove !== undefined && (
        <button type="button" className={styles.remove} onClick={onRemove} aria-label={action} title={action}>
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
