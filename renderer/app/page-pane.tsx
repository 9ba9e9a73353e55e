import { PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './page-pane.module.css';

/** Around a page that brings its own head: only the way to a sidebar that is not in view. */
export function PagePane({ onSidebar, children }: { onSidebar: (() => void) | null; children: ReactNode }) {
  return (
    <div className={styles.pane}>
      {onSidebar !== null && (
        <div className={styles.top}>
          <IconButton
            label="Show the sidebar"
            shortcut="["
            icon={<PanelLeft size={17} aria-hidden />}
            onClick={onSidebar}
          />
        </div>
      )}
      <div className={styles.page}>{children}</div>
    </div>
  );
}
