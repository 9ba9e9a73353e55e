import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ArticleSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { knownSummaries } from '../archive/known-summaries.ts';
import { useSelection } from '../library/selection-store.ts';
import { focusedId } from './desk.ts';
import { useView } from './view-store.ts';

export interface Targets {
  ids: Id[];
  /** Those that the window knows; all of them unless thousands are chosen. */
  summaries: ArticleSummary[];
}

/** What a command acts on: the chosen articles, else the active row, else the open article. */
export function useTargets(): () => Targets {
  const queries = useQueryClient();
  return useCallback(() => {
    const { selected, activeId } = useSelection.getState();
    const one = activeId ?? focusedId(useView.getState().desk, 'article');
    const ids = selected.size > 0 ? [...selected] : one === null ? [] : [one];
    return { ids, summaries: knownSummaries(queries, ids) };
  }, [queries]);
}
