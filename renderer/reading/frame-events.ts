/** What happens inside the frame, told to the interface: keys, clicks on links, presses that close its menus. */
export interface FrameListeners {
  /** A link that leads out of the article; `beside` when Ctrl was held. */
  onLink(address: string, beside: boolean): void;
  /** A link to a place in the page itself. */
  onInside?(link: HTMLElement, target: HTMLElement): void;
  /** The name of the file in the header of the page. */
  onOriginal(): void;
}

/** Answers with a function that stops the listening. */
export function listenToFrame(page: Document, frame: HTMLElement, listeners: FrameListeners): () => void {
  const stop = new AbortController();
  const { signal } = stop;

  for (const type of ['keydown', 'keyup'] as const)
    page.addEventListener(type, (event) => forwardKey(event), { signal });

  page.addEventListener('click', (event) => followLink(event, page, listeners), { signal, capture: true });
  // A middle click would open a window, a dropped file would replace the page.
  for (const type of ['auxclick', 'dragover', 'drop', 'submit'] as const)
    page.addEventListener(type, (event) => event.preventDefault(), { signal, capture: true });

  page.addEventListener(
    'pointerdown',
    () => {
      for (const type of ['pointerdown', 'mousedown'])
        frame.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    },
    { signal },
  );
  return () => stop.abort();
}

/** Keys pressed in the frame do in the window what they do there; what the window takes, the frame does not do as well. */
function forwardKey(event: KeyboardEvent): void {
  if (isPageOwn(event)) return;
  const pressesIt = event.key === 'Enter' || event.key === ' ';
  if (pressesIt && closest(event, 'a, button, summary') !== null) return;
  const copy = new KeyboardEvent(event.type, {
    key: event.key,
    code: event.code,
    location: event.location,
    repeat: event.repeat,
    isComposing: event.isComposing,
    ctrlKey: event.ctrlKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    modifierAltGraph: event.getModifierState('AltGraph'),
    bubbles: true,
    cancelable: true,
  });
  if (!window.dispatchEvent(copy)) event.preventDefault();
}

function followLink(event: MouseEvent, page: Document, listeners: FrameListeners): void {
  const { onLink, onInside, onOriginal } = listeners;
  const link = closest(event, 'a[href]');
  if (link === null) return;
  event.preventDefault();
  const address = link.getAttribute('href') ?? '';
  if (address.startsWith('#')) {
    const target = page.getElementById(decodeFragment(address.slice(1)));
    if (target !== null) onInside?.(link, target);
  } else if (link.classList.contains('original') && link.closest('header') !== null) onOriginal();
  else if (/^(?:https?:|mailto:|carrel:\/\/)/i.test(address)) onLink(address, event.ctrlKey || event.metaKey);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a bare per cent sign: meant as it stands
  }
}

/** Scrolling, and selecting and copying text: what every page does by itself. */
function isPageOwn({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return /^[acx]$/i.test(key);
  return !altKey && /^(?:Arrow|Page|Home|End|Tab)/.test(key);
}

/** The element around the event's target; the frame has classes of its own, so that `instanceof` says nothing here. */
function closest(event: Event, selector: string): HTMLElement | null {
  const [target] = event.composedPath();
  return target !== undefined && 'closest' in target && typeof target.closest === 'function'
    ? target.closest(selector)
    : null;
}
