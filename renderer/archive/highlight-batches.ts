import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';
import { announceFailure } from './notices.ts';
import { rememberChange } from './undo.ts';

/** Changes of many highlights at once, each with a way back. */
export interface HighlightBatches {
  change(
    ids: readonly Id[],
    change: { colour?: HighlightColour; addTags?: string[]; removeTags?: string[] },
  ): Promise<void>;
  remove(ids: readonly Id[]): Promise<void>;
}

export function useHighlightBatches(): HighlightBatches {
  const archive = useArchive();
  const queries = useQueryClient();
  return useMemo(() => {
    const refresh = (): void => void queries.invalidateQueries({ queryKey: ['highlights'] });
    const counted = (count: number): string => (count === 1 ? 'a highlight' : `${count} highlights`);
    return {
      async change(ids, change) {
        try {
          const { before } = await archive.shelves.changeHighlights({ ids: [...ids], ...change });
          if (before.length > 0)
            rememberChange(
              {
                label: `Changed ${counted(before.length)}`,
                undo: () => archive.shelves.putBackHighlights({ highlights: before }).then(refresh),
              },
              { tell: true },
            );
        } catch (error) {
          announceFailure('The highlights were not changed', error);
        } finally {
          refresh();
        }
      },
      async remove(ids) {
        try {
          const { before } = await archive.shelves.removeHighlights({ ids: [...ids] });
          rememberChange(
            {
              label: `Removed ${counted(before.length)}`,
              undo: () => archive.shelves.putBackHighlights({ highlights: before }).then(refresh),
            },
            { tell: true },
          );
        } catch (error) {
          announceFailure('The highlights were not removed', error);
        } finally {
          refresh();
        }
      },
    };
  }, [archive, queries]);
}
