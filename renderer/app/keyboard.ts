import { useEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import type { Command } from './command.ts';

/**
 * Every key of every command. Some work everywhere; plain ones wherever nobody types and no menu or dialog is open, which
 * have keys of their own.
 */
export function useKeyboard(commands: readonly Command[]): void {
  const newest = useRef(commands);
  newest.current = commands;
  const bindings = commands.flatMap(({ id, keys }) => keys.map((key) => `${id} ${key}`)).join('\n');

  // biome-ignore lint/correctness/useExhaustiveDependencies: bound again only when the keys themselves change
  useEffect(() => {
    const run = (id: string) => (event: KeyboardEvent) => {
      const command = newest.current.find((one) => one.id === id);
      if (event.defaultPrevented || command === undefined || !command.enabled) return;
      if (command.when?.() === false) return;
      event.preventDefault();
      command.run();
    };
    const plain: Record<string, (event: KeyboardEvent) => void> = {};
    const held: Record<string, (event: KeyboardEvent) => void> = {};
    const presses = newest.current.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
    // Sequences first: `g h` ends with an `h` that means something else alone.
    presses.sort((a, b) => b.key.split(' ').length - a.key.split(' ').length);
    for (const { id, key } of presses) (worksEverywhere(key) ? held : plain)[key] = run(id);
    const onPlain = createKeybindingsHandler(plain, { ignore: takesPlainKeys });
    const onHeld = createKeybindingsHandler(held, { ignore: (event) => event.isComposing || event.repeat });
    window.addEventListener('keydown', onPlain);
    window.addEventListener('keydown', onHeld);
    return () => {
      window.removeEventListener('keydown', onPlain);
      window.removeEventListener('keydown', onHeld);
    };
  }, [bindings]);
}

/** Keys with Ctrl or ⌘ and the function keys; but what edits text belongs to whoever types. */
function worksEverywhere(key: string): boolean {
  return /^(?:\$mod\+|F\d)/.test(key) && !/^\$mod\+Key[ACVXYZ]$/.test(key);
}

const typing =
  'input:not([type=checkbox],[type=radio],[type=range]), textarea, select, [contenteditable=true]';
// A toast is a dialog to the screen reader, but waits for nobody.
const dialogs = ':is([role=dialog], [role=alertdialog]):not([data-toast], [aria-modal=false])';
const ownKeys = '[role=slider], [role=separator]';

function takesPlainKeys(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented) return true;
  // Also in the moment before a dialog has taken the focus, when letters meant for it still arrive elsewhere.
  if (document.querySelector(`${dialogs}, [role=menu]`) !== null) return true;
  const { target } = event;
  // Keys that the article's frame hands on arrive at the window itself.
  if (!(target instanceof Element)) return false;
  if (target.closest(`${typing}, ${ownKeys}`) !== null) return true;
  // A press on a button is Enter or the space bar, whatever they mean elsewhere.
  return (event.key === 'Enter' || event.key === ' ') && target.closest('button, a, [role=option]') !== null;
}
