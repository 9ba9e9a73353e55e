import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './shelf-head.module.css';
import { dayWords, localDayOf } from './shelf-words.ts';

export interface Made {
  madeFrom?: string | undefined;
  madeTo?: string | undefined;
}

const presets = [
  { words: 'Today', days: 0 },
  { words: 'Last 7 days', days: 6 },
  { words: 'Last 30 days', days: 29 },
  { words: 'Last year', days: 364 },
];

/** When the highlights were made: a usual stretch, or from a day to a day. */
export function MadeFilter({ made, onChange }: { made: Made; onChange: (made: Made) => void }) {
  const [open, setOpen] = useState(false);
  const { madeFrom, madeTo } = made;
  const active = madeFrom !== undefined || madeTo !== undefined;
  return (
    <Popover
      label="When they were made"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" kind="quiet" className={classes(styles.choice, active && styles.active)}>
          {active ? stretchWords(made) : 'Made'}
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      <div className={styles.dates}>
        <div className={styles.presets}>
          {presets.map(({ words, days }) => (
            <Button
              key={words}
              size="small"
              onClick={() => {
                const from = new Date();
                from.setDate(from.getDate() - days);
                onChange({ madeFrom: localDayOf(from), madeTo: undefined });
                setOpen(false);
              }}
            >
              {words}
            </Button>
          ))}
          {active && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => {
                onChange({ madeFrom: undefined, madeTo: undefined });
                setOpen(false);
              }}
            >
              Any day
            </Button>
          )}
        </div>
        <TextField
          label="From"
          type="date"
          value={madeFrom ?? ''}
          onChange={(event) => onChange({ ...made, madeFrom: event.target.value || undefined })}
        />
        <TextField
          label="To"
          type="date"
          value={madeTo ?? ''}
          onChange={(event) => onChange({ ...made, madeTo: event.target.value || undefined })}
        />
      </div>
    </Popover>
  );
}

function stretchWords({ madeFrom, madeTo }: Made): string {
  if (madeTo === undefined) return `Since ${dayWords(madeFrom ?? '')}`;
  if (madeFrom === undefined) return `Until ${dayWords(madeTo)}`;
  return madeFrom === madeTo ? dayWords(madeFrom) : `${dayWords(madeFrom)} to ${dayWords(madeTo)}`;
}
