import type { FromPages, ToPages } from '../../contract/pages-messages.ts';

/** The way to the interface around this frame: of its origin, or nobody. */
export function tell(message: FromPages): void {
  if (window.parent !== window) window.parent.postMessage(message, location.origin);
}

export function listenToInterface(listener: (message: ToPages) => void): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== location.origin) return;
    const message: ToPages = event.data;
    listener(message);
  });
}
