import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What stands where nothing is: says why, and what can be done about it. */
export function EmptyState({
  title,
  children,
  icon,
  actions,
  alert = false,
}: {
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  actions?: ReactNode;
  /** A failure is announced at once. */
  alert?: boolean;
}) {
  return (
    <div className={styles.empty} role={alert ? 'alert' : undefined}>
      {icon !== undefined && <div className={styles.icon}>{icon}</div>}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
