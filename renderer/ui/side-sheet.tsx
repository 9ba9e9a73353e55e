import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './side-sheet.module.css';

/** A pane that has no room of its own lies over the others, from the left. */
export function SideSheet({
  open,
  onClose,
  label,
  children,
}: {
  open: boolean;
  onClose: () => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={classes(styles.veil)} />
        <Dialog.Popup className={classes(styles.sheet)} aria-label={label}>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
