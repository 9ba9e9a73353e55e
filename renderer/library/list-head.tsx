import { ArrowDownUp, ArrowDownWideNarrow, ArrowUpNarrowWide, Rows2, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuChoices, MenuSeparator } from '../ui/menu.tsx';
import styles from './list-head.module.css';

const orderWords: Record<Settings['listOrder'], { label: string; down: string; up: string }> = {
  added: { label: 'Date added', down: 'Latest first', up: 'Earliest first' },
  published: { label: 'Date published', down: 'Newest first', up: 'Oldest first' },
  title: { label: 'Title', down: 'Z to A', up: 'A to Z' },
  length: { label: 'Length', down: 'Longest first', up: 'Shortest first' },
};

/** The line above the rows: what they are, how many, and how they are set. */
export function ListHead({
  title,
  summary,
  children,
}: {
  /** Beside the figures; spoken as the heading of the whole pane. Null while a search has the line to itself. */
  title: string | null;
  summary: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.head}>
      {title !== null && (
        <span className={styles.title} aria-hidden>
          {title}
        </span>
      )}
      <p className={styles.summary} role="status" aria-live="polite">
        {summary}
      </p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}

export function OrderMenu({
  order,
  descending,
  onChange,
}: {
  order: Settings['listOrder'];
  descending: boolean;
  onChange: (change: { listOrder?: Settings['listOrder']; listDescending?: boolean }) => void;
}) {
  const words = orderWords[order];
  return (
    <Menu
      align="end"
      trigger={
        <Button
          kind="quiet"
          size="small"
          aria-label={`Order: ${words.label}, ${(descending ? words.down : words.up).toLowerCase()}`}
          icon={
            descending ? (
              <ArrowDownWideNarrow size={13} aria-hidden />
            ) : (
              <ArrowUpNarrowWide size={13} aria-hidden />
            )
          }
        >
          {words.label}
        </Button>
      }
    >
      <MenuChoices
        label="Order by"
        value={order}
        choices={orders.map((value) => ({ value, label: orderWords[value].label }))}
        onChoose={(value) => {
          const next = orders.find((one) => one === value);
          // Titles read from A, everything else from the latest or longest.
          if (next !== undefined) onChange({ listOrder: next, listDescending: next !== 'title' });
        }}
      />
      <MenuSeparator />
      <MenuChoices
        label="Direction"
        value={descending ? 'down' : 'up'}
        choices={[
          { value: 'down', label: words.down },
          { value: 'up', label: words.up },
        ]}
        onChoose={(value) => onChange({ listDescending: value === 'down' })}
      />
    </Menu>
  );
}

const orders: readonly Settings['listOrder'][] = ['added', 'published', 'title', 'length'];

export function DensityButton({
  density,
  onChange,
}: {
  density: Settings['density'];
  onChange: (density: Settings['density']) => void;
}) {
  const compact = density === 'compact';
  return (
    <IconButton
      size="small"
      label={compact ? 'Comfortable rows' : 'Compact rows'}
      icon={compact ? <Rows2 size={14} aria-hidden /> : <Rows3 size={14} aria-hidden />}
      onClick={() => onChange(compact ? 'comfortable' : 'compact')}
    />
  );
}

/** The order of an answer: best first unless asked otherwise. */
export function SortMenu<S extends string>({
  sort,
  choices,
  onChange,
}: {
  sort: S;
  choices: { value: S; label: string }[];
  onChange: (sort: S) => void;
}) {
  const label = choices.find(({ value }) => value === sort)?.label ?? '';
  return (
    <Menu
      align="end"
      trigger={
        <Button
          kind="quiet"
          size="small"
          aria-label={`Sort: ${label}`}
          icon={<ArrowDownUp size={13} aria-hidden />}
        >
          {label}
        </Button>
      }
    >
      <MenuChoices
        label="Sort by"
        value={sort}
        choices={choices}
        onChoose={(next) => {
          const found = choices.find(({ value }) => value === next);
          if (found !== undefined) onChange(found.value);
        }}
      />
    </Menu>
  );
}
