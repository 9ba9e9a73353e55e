import { ChevronDown, ChevronUp, Search, SlidersHorizontal, X } from 'lucide-react';
import type { RefObject } from 'react';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuCheck } from '../ui/menu.tsx';
import styles from './find-box.module.css';
import type { FindOptions } from './fold-for-find.ts';
import type { Find } from './use-find.ts';

/** Find in page: what is looked for, which of how many is shown, and the way to the next. */
export function FindBox({
  find,
  field,
  onLeave,
}: {
  find: Find;
  field: RefObject<HTMLInputElement | null>;
  /** Esc: back to the page, where another Esc ends the find. */
  onLeave: () => void;
}) {
  const { count, at, text, pending } = find;
  const empty = text.trim() === '';
  return (
    <search
      className={styles.box}
      data-empty={empty}
      data-none={!empty && !pending && count === 0}
      onMouseDown={(event) => {
        if (event.target === field.current || (event.target as Element).closest('button') !== null) return;
        event.preventDefault();
        field.current?.focus();
      }}
    >
      <Search size={14} aria-hidden className={styles.icon} />
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label="Find in this article"
        placeholder="Find"
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => find.setText(event.target.value)}
        onKeyDown={(event) => {
          const option = event.altKey ? optionList.find(({ code }) => code === event.code) : undefined;
          if (option !== undefined) {
            event.preventDefault();
            find.setOptions({ [option.name]: !find.options[option.name] });
          } else if (event.key === 'Enter') {
            event.preventDefault();
            find.step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            // What was found stays marked, to be highlighted or gone through; Esc on the page ends it.
            if (count === 0) find.clear();
            onLeave();
          }
        }}
      />
      {!empty && (
        <>
          <FindOptionsMenu find={find} />
          <span className={styles.count} role="status" aria-label={spoken(find)}>
            {pending
              ? '…'
              : count === 0
                ? 'none'
                : `${formatNumber(at + 1)} of ${formatNumber(count)}${find.loose ? ' like it' : ''}`}
          </span>
          <span className={styles.steps}>
            <IconButton
              size="small"
              label="Previous"
              shortcut="Shift F3"
              icon={<ChevronUp size={15} aria-hidden />}
              disabled={count === 0}
              onClick={() => find.step(-1)}
            />
            <IconButton
              size="small"
              label="Next"
              shortcut="F3"
              icon={<ChevronDown size={15} aria-hidden />}
              disabled={count === 0}
              onClick={() => find.step(1)}
            />
            <IconButton
              size="small"
              label="Clear find"
              icon={<X size={14} aria-hidden />}
              onClick={() => {
                find.clear();
                onLeave();
              }}
            />
          </span>
        </>
      )}
    </search>
  );
}

const optionList: readonly { name: keyof FindOptions; label: string; code: string; keys: string }[] = [
  { name: 'wholeWords', label: 'Whole words', code: 'KeyW', keys: 'Alt W' },
  { name: 'matchCase', label: 'Same case', code: 'KeyC', keys: 'Alt C' },
  { name: 'matchDiacritics', label: 'Same accents', code: 'KeyD', keys: 'Alt D' },
];

function FindOptionsMenu({ find: { options, setOptions } }: { find: Find }) {
  const set = optionList.filter(({ name }) => options[name]).map(({ label }) => label.toLowerCase());
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          className={styles.options}
          label={set.length === 0 ? 'What counts' : `What counts: ${set.join(', ')}`}
          data-set={set.length > 0}
          icon={<SlidersHorizontal size={13} aria-hidden />}
        />
      }
    >
      {optionList.map(({ name, label, keys }) => (
        <MenuCheck
          key={name}
          checked={options[name]}
          shortcut={keys}
          onChange={(checked) => setOptions({ [name]: checked })}
        >
          {label}
        </MenuCheck>
      ))}
    </Menu>
  );
}

function spoken({ count, at, loose, pending }: Find): string {
  if (pending) return 'Looking';
  if (count === 0) return 'Not found in this article';
  return `Match ${at + 1} of ${count}${loose ? ', none exactly as typed' : ''}`;
}
