import type { PageList } from './page-list.ts';

/** The wheel with Ctrl, which is also how two fingers on a touchpad arrive; arrows sideways turn pages where nothing lies aside. */
export function listenForZoom(list: PageList): void {
  let wanted: { factor: number; y: number } | null = null;
  document.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30;
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY * lines)) / 240);
      if (wanted !== null) {
        wanted = { factor: wanted.factor * factor, y: event.clientY };
        return;
      }
      wanted = { factor, y: event.clientY };
      // As often as there are pictures to show, not as there are events.
      requestAnimationFrame(() => {
        if (wanted !== null) list.setZoom(list.zoom() * wanted.factor, wanted.y);
        wanted = null;
      });
    },
    { passive: false },
  );
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, nav') !== null) return;
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    list.goTo(list.current() + by);
  });
}
