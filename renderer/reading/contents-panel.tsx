import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './contents-panel.module.css';
import type { Heading } from './headings.ts';
import type { Contents } from './use-contents.ts';

export interface ContentsPanelProps {
  contents: Contents;
  /** Beside the page, or over it where there is no room. */
  place: 'beside' | 'over';
  /** A new value takes the keyboard here. */
  asked: number;
  onGo: (heading: Heading) => void;
  onClose: () => void;
  /** Esc: back to the page. */
  onLeave: () => void;
}

/** The sections of the open article; the one being read is marked, and kept in view. */
export function ContentsPanel({ contents, place, asked, onGo, onClose, onLeave }: ContentsPanelProps) {
  const { headings, current } = contents;
  const list = useRef<HTMLOListElement>(null);
  const buttons = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];

  const latest = useRef(current);
  latest.current = current;
  useEffect(() => {
    if (asked > 0) list.current?.querySelectorAll('button')[Math.max(0, latest.current)]?.focus();
  }, [asked]);
  useEffect(() => {
    list.current?.querySelectorAll('button')[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const move = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.findIndex((one) => one.contains(document.activeElement));
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = steps[event.key];
    if (event.key === 'Escape') onLeave();
    else if (next === undefined) return;
    else all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <nav className={styles.panel} data-place={place} aria-label="Contents">
      <header className={styles.head}>
        <h2>Contents</h2>
        <IconButton
          size="small"
          label="Hide the contents"
          icon={<X size={14} aria-hidden />}
          onClick={onClose}
        />
      </header>
      <ol ref={list} className={styles.list} onKeyDown={move}>
        {headings.map((heading, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once for a page and never changes
          <li key={index}>
            <button
              type="button"
              dir="auto"
              data-level={heading.level}
              tabIndex={index === Math.max(0, current) ? 0 : -1}
              aria-current={index === current ? 'location' : undefined}
              onClick={() => onGo(heading)}
            >
              {heading.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
