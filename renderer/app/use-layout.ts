import { useMediaQuery } from '../ui/use-media-query.ts';

/** How many panes there is room for: sidebar, list and reader; list and reader; or one at a time. */
export type Layout = 'three' | 'two' | 'one';

export function useLayout(): Layout {
  const single = useMediaQuery('(max-width: 600px)');
  const narrow = useMediaQuery('(max-width: 900px)');
  return single ? 'one' : narrow ? 'two' : 'three';
}
