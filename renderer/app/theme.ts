import { useEffect } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';

const remembered = 'carrel.theme';

/** Sets the colours before anything is painted: the settings come from the archive, a moment too late for that. */
export function applyRememberedTheme(): void {
  const theme = localStorage.getItem(remembered);
  if (theme !== null && /^[a-z]+$/.test(theme)) document.documentElement.dataset.theme = theme;
  else
    document.documentElement.dataset.theme = window.matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'paper';
}

/** `system` is paper by day and dark where the system is dark; it follows the system while the window is open. */
export function useTheme(theme: Settings['theme'], known: boolean): void {
  const dark = useMediaQuery('(prefers-color-scheme: dark)');
  const shown = theme === 'system' ? (dark ? 'dark' : 'paper') : theme;
  useEffect(() => {
    if (!known) return;
    document.documentElement.dataset.theme = shown;
    if (theme === 'system') localStorage.removeItem(remembered);
    else localStorage.setItem(remembered, theme);
  }, [shown, theme, known]);
}
