import type { Settings } from '../../contract/settings-model.ts';
import { isPage } from '../archive/view.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { useLayout } from './use-layout.ts';
import { useView } from './view-store.ts';

/** Which panes the window shows beside each other. */
export interface Arrangement {
  /** The sidebar has a pane of its own; else it comes over the rest. */
  sidebarBeside: boolean;
  sidebarFits: boolean;
  showList: boolean;
  showReader: boolean;
  /** List or reader, one at a time. */
  single: boolean;
  /** Nothing but what is read: no list, no sidebar, no line of state. */
  bare: boolean;
  mostList: number;
}

/** What a page wants for a good line, beside another. */
const comfortable = 400;

/** By the room that there is, by what is open, and by what the reader chose. */
export function useArrangement(settings: Settings): Arrangement {
  const layout = useLayout();
  const { view, desk, pane, calm, alone } = useView();
  const open = desk.places.length > 0;
  const split = desk.places.length === 2;
  const mostList = layout === 'two' ? 340 : 720;
  const listWidth = settings.listOpen ? Math.min(settings.listWidth, mostList) : 0;
  const sidebarWidth = settings.sidebarOpen ? settings.sidebarWidth : 0;
  // Two pages side by side need room: first the sidebar gives way, then the list.
  const roomForAll = useMediaQuery(`(min-width: ${sidebarWidth + listWidth + 2 * comfortable}px)`);
  const roomForList = useMediaQuery(`(min-width: ${listWidth + 2 * comfortable}px)`);
  const bare = open && (calm || alone);
  const sidebarFits = layout === 'three' && (!split || roomForAll) && !bare;
  const single = layout === 'one' || (split && !roomForList);
  // A page of all highlights or notes has the room to itself until something is opened from it.
  return {
    sidebarFits,
    sidebarBeside: sidebarFits && settings.sidebarOpen,
    showList: !bare && (single ? pane === 'list' : settings.listOpen || !open),
    showReader: bare || (single ? pane === 'reader' : !isPage(view) || open),
    single,
    bare,
    mostList,
  };
}
