import { useEffect, useRef } from 'react';
import type { ReadingHandle } from './reading-commands.ts';

const ownEscape = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], input, textarea';

/**
 * Esc lets go of one thing at a time: first of what lies over the page, and only then of what the window has. So it is
 * heard before the window's own keys are.
 */
export function useEscape(handle: Pick<ReadingHandle, 'dismiss'>): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(ownEscape) !== null) return;
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null) return;
      if (latest.current.dismiss()) event.preventDefault();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
