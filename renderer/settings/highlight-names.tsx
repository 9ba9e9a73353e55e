import { useId, useState } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { markColours } from '../ui/colour-choice.tsx';
import styles from './highlight-names.module.css';

/** What the five colours mean to this reader: shown wherever one is chosen, so that nobody has to tell them by sight. */
export function HighlightNames({
  names,
  onChange,
}: {
  names: Settings['highlightNames'];
  onChange: (names: Settings['highlightNames']) => void;
}) {
  const id = useId();
  return (
    <fieldset className={styles.names} aria-labelledby={id}>
      <span id={id} className={styles.label}>
        Colours of highlights
      </span>
      {markColours.map((colour) => (
        <Name
          key={`${colour} ${names[colour - 1]}`}
          colour={colour}
          name={names[colour - 1] ?? ''}
          onChange={(name) => onChange(names.map((other, index) => (index === colour - 1 ? name : other)))}
        />
      ))}
    </fieldset>
  );
}

function Name({
  colour,
  name,
  onChange,
}: {
  colour: number;
  name: string;
  onChange: (name: string) => void;
}) {
  const [text, setText] = useState(name);
  const keep = (): void => {
    const wanted = text.trim();
    if (wanted === '') setText(name);
    else if (wanted !== name) onChange(wanted);
  };
  return (
    <span className={styles.name} data-colour={colour}>
      <i aria-hidden />
      <input
        aria-label={`Name of colour ${colour}`}
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </span>
  );
}
