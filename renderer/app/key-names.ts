/** Keys are bound by their place on the keyboard (`KeyJ`), so that they work in every layout, and shown by what is printed there. */
const printed = new Map([
  ['Slash', '/'],
  ['Shift+Slash', '?'],
  ['Shift+Digit3', '#'],
  ['BracketLeft', '['],
  ['BracketRight', ']'],
  ['Equal', '+'],
  ['Shift+Equal', '+'],
  ['Minus', '−'],
  ['NumpadAdd', '+'],
  ['NumpadSubtract', '−'],
  ['Escape', 'Esc'],
  ['ArrowDown', '↓'],
  ['ArrowUp', '↑'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['Comma', ','],
  ['Period', '.'],
  ['Backspace', '⌫'],
  ['Delete', 'Del'],
]);

export const onMac = /mac/i.test(typeof navigator === 'undefined' ? '' : navigator.userAgent);

/** `$mod+KeyK` → `Ctrl K`, on a Mac `⌘ K`; `KeyG KeyA` → `G A`. */
export function keyNames(binding: string, mac = onMac): string {
  return binding
    .split(' ')
    .map(
      (press) =>
        printed.get(press) ??
        press
          .split('+')
          .map((key) => keyName(key, mac))
          .join(' '),
    )
    .join(' ');
}

function keyName(key: string, mac: boolean): string {
  if (key === '$mod') return mac ? '⌘' : 'Ctrl';
  if (key === 'Alt') return mac ? '⌥' : 'Alt';
  if (key === 'Shift') return mac ? '⇧' : 'Shift';
  return printed.get(key) ?? key.replace(/^(Key|Digit)/, '');
}
