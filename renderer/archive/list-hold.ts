import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';

/**
 * While an import brings hundreds of articles a second to the top of the list, a reader who is at work in it must not lose
 * the row under the eyes. So the list stands still and says that there is more, until the reader asks for it or goes
 * elsewhere.
 */
export interface ListHold {
  /** Somebody is at work in the list. */
  wanted: boolean;
  /** An import runs. */
  importing: boolean;
  /** The list was held back: there are articles that it does not show. */
  behind: boolean;
}

export const useListHold = create<ListHold>()(() => ({ wanted: false, importing: false, behind: false }));

/** Asks the lists again, unless they are held; then they are only marked, for when they are looked at anew. */
export function refreshLists(queries: QueryClient): void {
  const { wanted, importing, behind } = useListHold.getState();
  if (!wanted || !(importing || behind)) {
    void queries.invalidateQueries({ queryKey: ['articles'] }, { cancelRefetch: false });
    if (behind) useListHold.setState({ behind: false });
    return;
  }
  void queries.invalidateQueries({ queryKey: ['articles', 'page'], refetchType: 'none' });
  void queries.invalidateQueries({ queryKey: ['articles', 'timeline'] }, { cancelRefetch: false });
  if (!behind) useListHold.setState({ behind: true });
}

/** The reader wants to see what came, or something left the list. */
export function releaseLists(queries: QueryClient): void {
  useListHold.setState({ behind: false });
  void queries.invalidateQueries({ queryKey: ['articles'] });
}
