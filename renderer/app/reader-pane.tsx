import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { PaneHandle } from '../ui/pane-handle.tsx';
import { useWidth } from '../ui/use-width.ts';
import { ArticlePlace } from './article-place.tsx';
import { focusedPlace, focusOn, type Place } from './desk.ts';
import { DeskBar } from './desk-bar.tsx';
import { Invitation } from './invitation.tsx';
import { NotePlace } from './note-place.tsx';
import type { PlaceControl } from './place-control.ts';
import styles from './reader-pane.module.css';
import { useView } from './view-store.ts';

export interface ReaderPaneProps {
  settings: Settings;
  /** Of the place that the keys act on. */
  control: RefObject<PlaceControl | null>;
  onChangeSettings: (change: Partial<Settings>) => void;
  /** Where the list is not in view: the way back to it. */
  onList: (() => void) | null;
}

/** Narrower than this a page has no room beside another: the focused one is shown. */
const leastPlace = 320;

/** What is open: one thing, two side by side, or an invitation to open one. */
export function ReaderPane({ settings, control, onChangeSettings, onList }: ReaderPaneProps) {
  const { desk, calm, arrange } = useView();
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const [drag, setDrag] = useState<number | null>(null);
  const controls = useRef(new Map<number, RefObject<PlaceControl | null>>()).current;
  const split = desk.places.length === 2;
  const together = split && !calm && width >= 2 * leastPlace;
  const left = Math.max(
    leastPlace,
    Math.min(width - leastPlace, drag ?? Math.round(width * settings.splitShare)),
  );
  const current = focusedPlace(desk);
  useFocusInFrames(pane);

  useImperativeHandle(control, () => {
    const focused = (): PlaceControl | null => controls.get(current?.key ?? 0)?.current ?? null;
    return {
      get reading() {
        return focused()?.reading ?? null;
      },
      writeNote: () => focused()?.writeNote(),
      quoteInNote: () => focused()?.quoteInNote(),
      read: () => focused()?.read(),
    };
  });

  const controlOf = ({ key }: Place): RefObject<PlaceControl | null> => {
    const known = controls.get(key) ?? { current: null };
    controls.set(key, known);
    return known;
  };

  return (
    <div ref={pane} className={styles.reader}>
      {desk.places.length === 0 && (
        <section className={styles.nothing} aria-label="Reader">
          <Invitation />
        </section>
      )}
      {split && !calm && <DeskBar desk={desk} share={together ? left / width : null} />}
      <div className={styles.places} {...(split && { role: 'region', 'aria-label': 'Two sides' })}>
        {/* In the order in which they were opened: a frame that moves in the document would load its page again. */}
        {desk.places
          .map((place, index) => ({ place, index }))
          .sort((a, b) => a.place.key - b.place.key)
          .map(({ place, index }) => {
            const focused = place === current;
            const hidden = split && !together && !focused;
            return (
              <div
                key={place.key}
                className={styles.place}
                data-place={place.key}
                data-hidden={hidden || undefined}
                inert={hidden}
                style={{ order: index, ...(together && index === 0 && { flex: 'none', width: left }) }}
                onFocusCapture={() => arrange((now) => focusOn(now, place.key))}
                onPointerDownCapture={() => arrange((now) => focusOn(now, place.key))}
              >
                <OpenPlace
                  label={!split ? 'Article' : index === 0 ? 'Left article' : 'Right article'}
                  place={place}
                  settings={settings}
                  control={controlOf(place)}
                  onChangeSettings={onChangeSettings}
                  onList={index === 0 || !together ? onList : null}
                />
                {together && index === 0 && (
                  <PaneHandle
                    label="Width of the left side"
                    width={left}
                    least={leastPlace}
                    most={width - leastPlace}
                    onResize={setDrag}
                    onDone={(next) => {
                      setDrag(null);
                      onChangeSettings({ splitShare: Math.min(0.8, Math.max(0.2, next / width)) });
                    }}
                    // Neither side goes away: both get the same room.
                    onCollapse={() => onChangeSettings({ splitShare: 0.5 })}
                  />
                )}
              </div>
            );
          })}
      </div>
    </div>
  );
}

interface OpenPlaceProps extends ReaderPaneProps {
  place: Place;
  /** What the place is called: beside another it is one of two. */
  label: string;
}

function OpenPlace(props: OpenPlaceProps) {
  const { kind, id } = props.place.shown;
  return kind === 'article' ? <ArticlePlace {...props} article={id} /> : <NotePlace {...props} note={id} />;
}

/** A frame that takes the keyboard tells nobody but the window, which loses it. */
function useFocusInFrames(pane: RefObject<HTMLElement | null>): void {
  const { arrange } = useView();
  useEffect(() => {
    const look = (): void => {
      const active = document.activeElement;
      if (!(active instanceof HTMLIFrameElement) || !pane.current?.contains(active)) return;
      const key = Number(active.closest<HTMLElement>('[data-place]')?.dataset.place);
      arrange((desk) => focusOn(desk, key));
    };
    window.addEventListener('blur', look);
    return () => window.removeEventListener('blur', look);
  }, [arrange, pane]);
}
