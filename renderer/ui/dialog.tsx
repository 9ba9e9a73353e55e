import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** A sentence below the title. */
  description?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** A drawer stands at the window's edge and is as high as it. */
  place?: 'centre' | 'drawer';
  /** Nothing inside takes the keyboard, so the text itself has to, to be scrolled by it. */
  onlyText?: boolean;
  footer?: ReactNode;
  /** What has the keyboard first: a form its first field, anything else the dialog itself. */
  focus?: 'dialog' | 'first-field';
  children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, size = 'medium', place = 'centre', footer, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  const firstFocus = (): HTMLElement | null =>
    (props.focus === 'first-field'
      ? popup.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')
      : null) ?? popup.current;
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={classes(styles.veil)} />
        <BaseDialog.Popup
          className={classes(styles.popup, styles[size], styles[place])}
          ref={popup}
          initialFocus={firstFocus}
        >
          <header className={styles.head}>
            <BaseDialog.Title className={classes(styles.title)}>{title}</BaseDialog.Title>
            <BaseDialog.Close
              render={<IconButton label="Close" shortcut="Esc" icon={<X size={16} aria-hidden />} />}
            />
          </header>
          {description !== undefined && (
            <BaseDialog.Description className={classes(styles.description)}>
              {description}
            </BaseDialog.Description>
          )}
          <div className={styles.body} {...(props.onlyText === true && { tabIndex: 0 })}>
            {children}
          </div>
          {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export interface ConfirmProps {
  open: boolean;
  title: string;
  description: string;
  /** The verb on the button that does it. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asked before something that cannot be undone. */
export function Confirm({ open, title, description, action, onConfirm, onClose }: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={classes(styles.veil)} />
        <AlertDialog.Popup className={classes(styles.popup, styles.small, styles.centre)}>
          <header className={styles.head}>
            <AlertDialog.Title className={classes(styles.title)}>{title}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className={classes(styles.description)}>
            {description}
          </AlertDialog.Description>
          <footer className={styles.foot}>
            <AlertDialog.Close render={<Button>Cancel</Button>} />
            <AlertDialog.Close
              render={
                <Button kind="danger" onClick={onConfirm}>
                  {action}
                </Button>
              }
            />
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
