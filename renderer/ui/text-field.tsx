import { type ComponentProps, useId } from 'react';
import { classes } from './classes.ts';
import styles from './text-field.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  /** Below the field: how to fill it in. */
  hint?: string;
  /** What is wrong with it. */
  problem?: string | null;
  /** The label is only for the screen reader. */
  quiet?: boolean;
}

export function TextField({ label, hint, problem, quiet = false, className, ...rest }: TextFieldProps) {
  const id = useId();
  const wrong = typeof problem === 'string' && problem !== '';
  return (
    <div className={classes(styles.field, className)}>
      {!quiet && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-label={quiet ? label : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong || hint !== undefined ? `${id}-more` : undefined}
      />
      {(wrong || hint !== undefined) && (
        <p
          id={`${id}-more`}
          className={wrong ? styles.problem : styles.hint}
          role={wrong ? 'alert' : undefined}
        >
          {wrong ? problem : hint}
        </p>
      )}
    </div>
  );
}
