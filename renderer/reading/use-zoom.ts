import { type CSSProperties, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { fitted, panBy, type Size, whole, type Zoom, zoomAt } from './zoom.ts';

export interface ZoomControl {
  /** More than the whole picture's size. */
  near: boolean;
  /** Of its own size. */
  shownScale: number;
  style: CSSProperties;
  by: (factor: number) => void;
  pan: (x: number, y: number) => void;
  reset: () => void;
  setPicture: (size: Size) => void;
  listeners: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
    onDoubleClick: (event: { clientX: number; clientY: number }) => void;
  };
}

const middle = { x: 0, y: 0 };

/** A picture on a stage: by wheel, by two fingers, by drag, by double press, and by whatever calls `by` and `pan`. */
export function useZoom(stage: RefObject<HTMLElement | null>): ZoomControl {
  const [zoom, setZoom] = useState<Zoom>(whole);
  const [picture, setPicture] = useState<Size>({ width: 0, height: 0 });
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  const fit = fitted(picture, room);
  const latest = useRef({ fit, room });
  latest.current = { fit, room };

  const change = (factor: number, point = middle): void =>
    setZoom((now) => zoomAt(now, factor, point, latest.current.fit, latest.current.room));
  const pan = (x: number, y: number): void =>
    setZoom((now) => panBy(now, x, y, latest.current.fit, latest.current.room));
  const pointOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = stage.current?.getBoundingClientRect() ?? new DOMRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };

  const wheel = useRef((_event: WheelEvent): void => {});
  wheel.current = (event) => change(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), pointOf(event));
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const measure = (): void => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // With Ctrl, as two fingers on a pad send it, the browser would zoom the window.
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      wheel.current(event);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', turn);
    };
  }, [stage]);

  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const lift = (event: PointerEvent): void => void fingers.current.delete(event.pointerId);
  return {
    near: zoom.scale > 1.001,
    shownScale: picture.width === 0 ? 1 : (fit.width * zoom.scale) / picture.width,
    style: {
      width: fit.width === 0 ? undefined : fit.width,
      height: fit.height === 0 ? undefined : fit.height,
      transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})`,
    },
    by: change,
    pan,
    reset: () => setZoom(whole),
    setPicture,
    listeners: {
      onPointerDown(event) {
        if (
          event.button !== 0 ||
          (event.target instanceof Element && event.target.closest('button') !== null)
        )
          return;
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, pointOf(event));
      },
      onPointerMove(event) {
        const before = fingers.current.get(event.pointerId);
        if (before === undefined) return;
        const now = pointOf(event);
        const [other] = [...fingers.current].flatMap(([id, point]) =>
          id === event.pointerId ? [] : [point],
        );
        if (other === undefined) pan(now.x - before.x, now.y - before.y);
        else {
          const apart = (point: { x: number; y: number }): number =>
            Math.hypot(point.x - other.x, point.y - other.y);
          const between = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
          if (apart(before) > 4) change(apart(now) / apart(before), between);
        }
        fingers.current.set(event.pointerId, now);
      },
      onPointerUp: lift,
      onPointerCancel: lift,
      onDoubleClick: (event) => (zoom.scale > 1.001 ? setZoom(whole) : change(2.5, pointOf(event))),
    },
  };
}
