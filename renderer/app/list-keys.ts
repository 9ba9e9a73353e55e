import { useEffect, useRef } from 'react';
import type { ListControl } from './list-control.ts';

type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'preventDefault' | 'stopPropagation'
>;

/** Where Enter opens the active row. */
export type Reading = 'here' | 'window';

/** The list's own keys, while it has the focus; letters are commands of the window. */
export function moveByKey(event: Press, control: ListControl, read: (how: Reading) => void): void {
  const extend = event.shiftKey;
  switch (event.key) {
    case 'ArrowDown':
      control.move(1, { extend });
      break;
    case 'ArrowUp':
      control.move(-1, { extend });
      break;
    case 'PageDown':
      control.move(control.pageSize(), { extend });
      break;
    case 'PageUp':
      control.move(-control.pageSize(), { extend });
      break;
    case 'Home':
      control.moveTo('first', { extend });
      break;
    case 'End':
      control.moveTo('last', { extend });
      break;
    case 'Enter':
      // With Ctrl it is a key of the window, which comes to it by itself.
      if (event.ctrlKey || event.metaKey) return;
      read(event.shiftKey ? 'window' : 'here');
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** While nothing has the keyboard, the list's keys are the list's. */
export function useKeysFromNowhere(press: (event: KeyboardEvent) => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.target === document.body && !event.defaultPrevented) newest.current(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
