import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { formatNumber } from '../ui/format.ts';
import styles from './sidebar.module.css';

export interface SidebarSectionProps {
  title: string;
  /** Beside the title: what adds to this section. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the sidebar that folds; whether it is folded is remembered on this machine. */
export function SidebarSection({ title, action, children }: SidebarSectionProps) {
  const id = useId();
  const key = `carrel.folded.${title}`;
  const [folded, setFolded] = useState(() => localStorage.getItem(key) === 'yes');
  const toggle = (): void => {
    setFolded(!folded);
    if (folded) localStorage.removeItem(key);
    else localStorage.setItem(key, 'yes');
  };
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          <button type="button" className={styles.fold} aria-expanded={!folded} onClick={toggle}>
            {title}
            <ChevronDown size={12} aria-hidden className={classes(styles.chevron, folded && styles.folded)} />
          </button>
        </h2>
        {action}
      </div>
      {!folded && <ul>{children}</ul>}
    </section>
  );
}

/** Long groups show their head, and all on request. */
export function SidebarMore({ shown, all, onToggle }: { shown: number; all: number; onToggle: () => void }) {
  if (all <= shown && shown <= shortGroup) return null;
  return (
    <li>
      <button type="button" data-sidebar-link tabIndex={-1} className={styles.more} onClick={onToggle}>
        {shown < all ? `${formatNumber(all - shown)} more…` : 'Fewer'}
      </button>
    </li>
  );
}

export const shortGroup = 6;
