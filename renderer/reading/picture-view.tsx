import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './picture-view.module.css';
import { PictureWords } from './picture-words.tsx';
import type { Pictures } from './use-pictures.ts';
import { useZoom } from './use-zoom.ts';

const step = 1.4;
const panStep = 80;

/** One picture over the whole window: nearer and farther, moved by hand or arrows, and on to the next. */
export function PictureView({ pictures: { open, step: turn, close } }: { pictures: Pictures }) {
  return (
    <Dialog.Root open={open !== null} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>{open !== null && <Shown key={open.at} open={open} turn={turn} />}</Dialog.Portal>
    </Dialog.Root>
  );
}

function Shown({ open: { all, at }, turn }: { open: NonNullable<Pictures['open']>; turn: Pictures['step'] }) {
  const stage = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'coming' | 'there' | 'damaged'>('coming');
  const zoom = useZoom(stage);
  const picture = all[at];
  if (picture === undefined) return null;

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, () => void> = {
      '+': () => zoom.by(step),
      '=': () => zoom.by(step),
      '-': () => zoom.by(1 / step),
      '0': zoom.reset,
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      ArrowRight: () => (zoom.near ? zoom.pan(-panStep, 0) : turn(1)),
      ArrowLeft: () => (zoom.near ? zoom.pan(panStep, 0) : turn(-1)),
      ArrowDown: () => zoom.pan(0, -panStep),
      ArrowUp: () => zoom.pan(0, panStep),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <Dialog.Popup ref={popup} className={classes(styles.view)} initialFocus={popup} onKeyDown={press}>
      <Dialog.Title className="spoken">Picture</Dialog.Title>
      <div className={styles.bar}>
        <span className={styles.count} role="status">
          {all.length > 1 ? `${at + 1} of ${all.length}` : ''}
        </span>
        <IconButton
          label="Farther"
          shortcut="−"
          icon={<ZoomOut size={17} aria-hidden />}
          disabled={!zoom.near}
          onClick={() => zoom.by(1 / step)}
        />
        <button
          type="button"
          className={styles.scale}
          onClick={zoom.reset}
          aria-label={`${Math.round(zoom.shownScale * 100)} %, show the whole picture`}
        >
          {Math.round(zoom.shownScale * 100)} %
        </button>
        <IconButton
          label="Nearer"
          shortcut="+"
          icon={<ZoomIn size={17} aria-hidden />}
          onClick={() => zoom.by(step)}
        />
        <Dialog.Close
          render={<IconButton label="Close" shortcut="Esc" icon={<X size={17} aria-hidden />} />}
        />
      </div>
      <div ref={stage} className={styles.stage} data-near={zoom.near} {...zoom.listeners}>
        {state === 'damaged' ? (
          <p className={styles.damaged}>
            This picture cannot be shown. Its file in the library is damaged or missing; import the article
            again to mend it.
          </p>
        ) : (
          <img
            src={picture.source}
            alt={picture.alternative}
            className={styles.picture}
            style={zoom.style}
            draggable={false}
            data-state={state}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
              zoom.setPicture({ width, height });
              setState('there');
            }}
            onError={() => setState('damaged')}
          />
        )}
        {all.length > 1 && (
          <>
            <span className={classes(styles.turn, styles.before)}>
              <IconButton
                label="Picture before"
                shortcut="←"
                icon={<ChevronLeft size={22} aria-hidden />}
                disabled={at === 0}
                onClick={() => turn(-1)}
              />
            </span>
            <span className={classes(styles.turn, styles.after)}>
              <IconButton
                label="Next picture"
                shortcut="→"
                icon={<ChevronRight size={22} aria-hidden />}
                disabled={at === all.length - 1}
                onClick={() => turn(1)}
              />
            </span>
          </>
        )}
      </div>
      <PictureWords picture={picture} />
    </Dialog.Popup>
  );
}
