import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './sidebar.module.css';

/** Where a collection or tag gets its name, in the place where it will stand. Enter keeps, Escape drops. */
export function SidebarNameField({
  label,
  name,
  onName,
  onClose,
}: {
  label: string;
  name: string;
  /** Rejects when the name will not do; the message is shown below the field. */
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => field.current?.select(), []);

  const keep = async (): Promise<void> => {
    const wanted = text.trim();
    if (wanted === '' || wanted === name) return onClose();
    try {
      await onName(wanted);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      field.current?.focus();
    }
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') void keep();
    if (event.key === 'Escape') onClose();
  };
  return (
    <li className={styles.naming}>
      <input
        ref={field}
        className={styles.name}
        value={text}
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        placeholder={label}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => problem === null && void keep()}
      />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </li>
  );
}
