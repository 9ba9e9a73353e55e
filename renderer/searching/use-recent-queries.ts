import { type KeyboardEvent, useState } from 'react';
import { recentQueries } from './recent-queries.ts';

export interface RecentQueries {
  shown: readonly string[];
  active: number;
  open(): void;
  close(): void;
  /** True when the key was one of the drop-down's. */
  press(event: KeyboardEvent): boolean;
}

/**
 * The drop-down of the search field. It opens with the field and with every letter, and the arrows go through it before
 * they go on into the list; with Escape it is gone until the next letter.
 */
export function useRecentQueries(options: {
  history: readonly string[];
  typed: string;
  onChoose: (query: string) => void;
  onForget: (query: string) => void;
}): RecentQueries {
  const { history, typed, onChoose, onForget } = options;
  const [state, setState] = useState({ open: false, active: -1 });
  const offered = state.open ? recentQueries(history, typed) : [];
  const active = Math.min(state.active, offered.length - 1);
  const close = (): void => setState({ open: false, active: -1 });

  const press = (event: KeyboardEvent): boolean => {
    if (offered.length === 0) return false;
    const chosen = offered[active];
    if (event.key === 'ArrowDown' && active < offered.length - 1)
      setState({ open: true, active: active + 1 });
    else if (event.key === 'ArrowUp' && active >= 0) setState({ open: true, active: active - 1 });
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen !== undefined) {
      close();
      onChoose(chosen);
    } else if (event.key === 'Delete' && event.shiftKey && chosen !== undefined) onForget(chosen);
    else {
      // Into the list, or the article: what was asked before is in the way there.
      if (/^(?:Arrow|Page|Enter)/.test(event.key) && !/Left|Right/.test(event.key)) close();
      return false;
    }
    return true;
  };
  return { shown: offered, active, open: () => setState({ open: true, active: -1 }), close, press };
}
