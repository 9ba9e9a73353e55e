import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './pane-handle.module.css';

export interface PaneHandleProps {
  /** Of which pane, for the screen reader. */
  label: string;
  width: number;
  least: number;
  most: number;
  /** While dragging. */
  onResize: (width: number) => void;
  /** When the drag is over. */
  onDone: (width: number) => void;
  /** Double click or Enter: the pane goes away. */
  onCollapse: () => void;
}

const step = 16;

/** The right edge of the pane that it stands in, which is positioned: drag, arrow keys, Home and End; Enter hides the pane. */
export function PaneHandle({ label, width, least, most, onResize, onDone, onCollapse }: PaneHandleProps) {
  const grip = useRef<{ from: number; width: number } | null>(null);
  const clamp = (value: number): number => Math.round(Math.min(most, Math.max(least, value)));

  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { from: event.clientX, width };
  };
  const move = (event: PointerEvent): void => {
    if (grip.current !== null) onResize(clamp(grip.current.width + event.clientX - grip.current.from));
  };
  const end = (event: PointerEvent): void => {
    if (grip.current === null) return;
    const done = clamp(grip.current.width + event.clientX - grip.current.from);
    const moved = done !== grip.current.width;
    grip.current = null;
    if (moved) onDone(done);
  };
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: width - step, ArrowRight: width + step, Home: least, End: most }[event.key];
    if (to !== undefined) onDone(clamp(to));
    else if (event.key === 'Enter') onCollapse();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a window splitter is a focusable separator; hr cannot be one
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={classes(styles.handle)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={onCollapse}
      onKeyDown={press}
    />
  );
}
