import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Typography } from '../frame-appearance.ts';
import type { FramePage } from '../frame-page.ts';
import { hyphenatePage } from './hyphenate-page.ts';

/** @param onMoved lines were broken anew: what stands beside them has to move. */
export function useHyphenation(
  page: FramePage | null,
  { hyphenate, justify }: Typography,
  onMoved: () => void,
): void {
  const latest = useRef(onMoved);
  useEffect(() => {
    latest.current = onMoved;
  }, [onMoved]);
  // Before the page is painted: nobody should see lines jump.
  useLayoutEffect(() => {
    if (page === null || !hyphenate) return;
    return hyphenatePage(page.text, justify, () => latest.current());
  }, [page, hyphenate, justify]);
}
