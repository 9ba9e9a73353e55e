import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import styles from './toasts.module.css';

export interface ToastMessage {
  title: string;
  description?: string;
  /** A failure stays until it is dismissed and is announced at once. */
  failure?: boolean;
  action?: { label: string; run: () => void };
}

const toasts = Toast.createToastManager();

/** Answers with a function that takes it away. */
export function showToast({ title, description, failure = false, action }: ToastMessage): () => void {
  const toast = toasts.add({
    title,
    ...(description !== undefined && { description }),
    type: failure ? 'failure' : 'done',
    priority: failure ? 'high' : 'low',
    timeout: failure ? 0 : 6_000,
    ...(action !== undefined && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toasts.close(toast);
          action.run();
        },
      },
    }),
  });
  return () => toasts.close(toast);
}

/** Shows what `showToast` is given, above everything in `children`. */
export function ToastHost({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={classes(styles.viewport)}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Toast.useToastManager();
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // It is a dialog in name only: the keys of the window work while it is there.
      data-toast
      swipeDirection="right"
      className={classes(styles.toast, toast.type === 'failure' && styles.failure)}
    >
      <Toast.Content className={classes(styles.content)}>
        <div className={styles.words}>
          <Toast.Title className={classes(styles.title)} render={<p />} />
          <Toast.Description className={classes(styles.description)} />
        </div>
        {toast.actionProps !== undefined && <Toast.Action render={<Button size="small" />} />}
        <Toast.Close
          render={<IconButton label="Dismiss" size="small" icon={<X size={14} aria-hidden />} />}
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
