import { ChevronDown } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Menu, type MenuChoice, MenuChoices } from '../ui/menu.tsx';
import styles from './shelf-head.module.css';

/** A quiet button with the value in it and a menu of all values below; `any` is the way out of a filter. */
export function ChoiceMenu({
  label,
  value,
  choices,
  any,
  onChoose,
}: {
  label: string;
  value: string | null;
  choices: readonly MenuChoice[];
  /** Says that none of them is asked for; leave it out where one always holds. */
  any?: string;
  onChoose: (value: string | null) => void;
}) {
  const chosen = choices.find((choice) => choice.value === value);
  const active = any !== undefined && value !== null;
  // No value of a filter is empty.
  const all = any === undefined ? [...choices] : [{ value: '', label: any }, ...choices];
  return (
    <Menu
      trigger={
        <Button size="small" kind="quiet" className={classes(styles.choice, active && styles.active)}>
          <span className={styles.choiceLabel}>
            {chosen === undefined ? label : any === undefined ? `${label}: ${chosen.label}` : chosen.label}
          </span>
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      <MenuChoices
        label={label}
        value={value ?? ''}
        choices={all}
        onChoose={(next) => onChoose(next === '' ? null : next)}
      />
    </Menu>
  );
}
