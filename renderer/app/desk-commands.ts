import { articleLink, noteLink } from '../../contract/carrel-link.ts';
import { announce } from '../archive/notices.ts';
import { copyText } from '../ui/copy-text.ts';
import type { Command } from './command.ts';
import { close, focusedPlace, other, type Shown, swap } from './desk.ts';
import type { PlaceControl } from './place-control.ts';
import type { Targets } from './use-targets.ts';
import { useView } from './view-store.ts';

export function linkTo({ kind, id }: Shown): string {
  return kind === 'article' ? articleLink(id) : noteLink(id);
}

export async function copyLink(link: string): Promise<void> {
  announce((await copyText(link)) ? { title: 'Link copied' } : { title: 'Not copied', failure: true });
}

/** Windows, the two sides, and the calm of one page. */
export function deskCommands({
  targets,
  reader,
  openWindow,
}: {
  targets: () => Targets;
  reader: () => PlaceControl | null;
  openWindow: (link: string) => void;
}): Command[] {
  const view = useView.getState;
  const { desk, calm } = view();
  const split = desk.places.length === 2;
  /** The article that a command is for: chosen in the list, else what is open. */
  const wanted = (): Shown | null => {
    const [id] = targets().ids;
    return id === undefined ? (focusedPlace(view().desk)?.shown ?? null) : { kind: 'article', id };
  };
  const act = (run: (shown: Shown) => void) => () => {
    const shown = wanted();
    if (shown === null) announce({ title: 'Choose an article first' });
    else run(shown);
  };
  const make = (
    id: string,
    title: string,
    keys: string[],
    run: () => void,
    words: string,
    enabled = true,
  ): Command => ({ id, title, group: 'Window', keys, enabled, words, run });
  /** The keyboard follows to what has the keys now. */
  const read = (): void => void requestAnimationFrame(() => reader()?.read());
  return [
    make(
      'open-window',
      'Open in a new window',
      ['Shift+Enter'],
      act((shown) => openWindow(linkTo(shown))),
      'own separate tab',
    ),
    make(
      'open-beside',
      'Open beside',
      ['$mod+Enter'],
      act((shown) => {
        view().open(shown, { beside: true, fromList: shown.kind === 'article' });
        read();
      }),
      'split two side by side compare',
    ),
    make(
      'other-side',
      'Go to the other side',
      ['F6'],
      () => {
        view().arrange(other);
        read();
      },
      'split pane',
      split,
    ),
    make('swap-sides', 'Swap the sides', ['KeyX'], () => view().arrange(swap), 'split exchange', split),
    make(
      'close-side',
      'Close this side',
      ['KeyW'],
      () => {
        const place = focusedPlace(view().desk);
        if (place !== null) view().arrange((now) => close(now, place.key));
        read();
      },
      'split pane',
      split,
    ),
    make(
      'focus-mode',
      calm ? 'Leave focus mode' : 'Focus mode: only the page',
      ['KeyZ'],
      () => {
        view().setCalm(!view().calm);
        read();
      },
      'distraction free zen full calm',
      desk.places.length > 0,
    ),
    make(
      'copy-link',
      'Copy a link to the article',
      ['KeyY'],
      act((shown) => void copyLink(linkTo(shown))),
      'carrel address share',
    ),
  ];
}
