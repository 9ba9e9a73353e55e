import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './icon-button.module.css';
import { KeyHint } from './key-hint.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Says what it does: to the screen reader and in the tooltip. */
  label: string;
  icon: ReactNode;
  /** The key that does the same, as it is shown. */
  shortcut?: string;
  /** A toggle says so; leave it out for a plain action. */
  pressed?: boolean;
  size?: 'small' | 'medium';
}

export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  size = 'medium',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(styles.button, styles[size], pressed && styles.pressed, className)}
      >
        {icon}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={classes(styles.positioner)}>
          <Tooltip.Popup className={classes(styles.tip)}>
            {label}
            {shortcut !== undefined && <KeyHint keys={shortcut} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
