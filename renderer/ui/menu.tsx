import { ContextMenu as BaseContextMenu } from '@base-ui/react/context-menu';
import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './menu.module.css';

/** A menu below the button that is given as `trigger`. */
export function Menu({
  trigger,
  children,
  align = 'start',
}: {
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <Popup align={align}>{children}</Popup>
    </BaseMenu.Root>
  );
}

/** A menu at the pointer, over everything in `children`. */
export function ContextMenu({
  children,
  menu,
  onOpenChange,
}: {
  children: ReactElement;
  menu: ReactNode;
  onOpenChange?: (open: boolean) => void;
}) {
  return (
    <BaseContextMenu.Root {...(onOpenChange !== undefined && { onOpenChange })}>
      <BaseContextMenu.Trigger render={children} />
      <Popup align="start">{menu}</Popup>
    </BaseContextMenu.Root>
  );
}

function Popup({ children, align }: { children: ReactNode; align: 'start' | 'end' }) {
  return (
    <BaseMenu.Portal>
      <BaseMenu.Positioner className={classes(styles.positioner)} sideOffset={4} align={align}>
        <BaseMenu.Popup className={classes(styles.popup)}>{children}</BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  );
}

export function MenuItem({
  children,
  icon,
  shortcut,
  danger = false,
  disabled = false,
  onSelect,
}: {
  children: ReactNode;
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}) {
  return (
    <BaseMenu.Item
      className={classes(styles.item, danger && styles.danger)}
      disabled={disabled}
      onClick={onSelect}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.label}>{children}</span>
      {shortcut !== undefined && <KeyHint keys={shortcut} />}
    </BaseMenu.Item>
  );
}

/** On or off: the tick says so. The menu stays, for the next one. */
export function MenuCheck({
  children,
  checked,
  shortcut,
  onChange,
}: {
  children: ReactNode;
  checked: boolean;
  shortcut?: string;
  onChange: (checked: boolean) => void;
}) {
  return (
    <BaseMenu.CheckboxItem
      className={classes(styles.item)}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
    >
      <span className={styles.icon}>
        <BaseMenu.CheckboxItemIndicator>
          <Check size={14} aria-hidden />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      <span className={styles.label}>{children}</span>
      {shortcut !== undefined && <KeyHint keys={shortcut} />}
    </BaseMenu.CheckboxItem>
  );
}

export interface MenuChoice {
  value: string;
  label: string;
  detail?: string;
}

/** One of several: the chosen one has the tick. */
export function MenuChoices({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: string | null;
  choices: MenuChoice[];
  onChoose: (value: string) => void;
}) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={(next: unknown) => onChoose(String(next))}>
      <BaseMenu.GroupLabel className={classes(styles.heading)}>{label}</BaseMenu.GroupLabel>
      {choices.map((choice) => (
        <BaseMenu.RadioItem
          key={choice.value}
          value={choice.value}
          closeOnClick
          className={classes(styles.item)}
        >
          <span className={styles.icon}>
            <BaseMenu.RadioItemIndicator>
              <Check size={14} aria-hidden />
            </BaseMenu.RadioItemIndicator>
          </span>
          <span className={styles.label}>{choice.label}</span>
          {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

export function SubMenu({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.SubmenuRoot>
      <BaseMenu.SubmenuTrigger className={classes(styles.item)}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.label}>{label}</span>
        <ChevronRight size={14} aria-hidden />
      </BaseMenu.SubmenuTrigger>
      <Popup align="start">{children}</Popup>
    </BaseMenu.SubmenuRoot>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className={classes(styles.separator)} />;
}
