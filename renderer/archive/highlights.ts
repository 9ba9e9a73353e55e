import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Anchor, Highlight, HighlightColour, LikelyPlaces } from '../../contract/annotation-model.ts';
import type { Client } from '../../contract/client.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';
import { createId } from './create-id.ts';
import { announceFailure } from './notices.ts';
import { rememberChange } from './undo.ts';

const none: readonly Highlight[] = [];
const keyOf = (article: Id) => ['highlights', { article }];

/** The highlights of one article in the order of its text. */
export function useHighlights(article: Id): readonly Highlight[] {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: keyOf(article),
    queryFn: async () => (await archive.highlights.list({ article, limit: 10_000 })).highlights,
  });
  return data ?? none;
}

/** Where a highlight without a place may have stood; undefined until it is known. */
export function useLikelyPlaces(
  highlight: Highlight,
  wanted: boolean,
): { places?: LikelyPlaces; failed: boolean } {
  const archive = useArchive();
  const { data, isError } = useQuery({
    queryKey: ['highlights', 'likely-places', highlight.id, highlight.anchor.start],
    queryFn: () => archive.highlights.likelyPlaces({ id: highlight.id }),
    enabled: wanted,
  });
  return { ...(data !== undefined && { places: data }), failed: isError };
}

const noNames: readonly string[] = [];

/** Names of all tags that highlights bear, the most used first. */
export function useHighlightTags(): readonly string[] {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['highlights', 'tags'],
    queryFn: async () => (await archive.highlights.tags()).tags.map(({ name }) => name),
  });
  return data ?? noNames;
}

export interface HighlightChanges {
  /** Shows at once; answers with the id that it has from the start. */
  create(article: Id, anchor: Anchor, colour: HighlightColour, page?: number | null): Id;
  change(
    highlight: Highlight,
    change: { colour?: HighlightColour; comment?: string; tags?: string[] },
  ): Promise<boolean>;
  remove(highlight: Highlight): Promise<void>;
  /** Where the reader says that it stands. */
  place(highlight: Highlight, anchor: Anchor): Promise<void>;
}

export function useHighlightChanges(): HighlightChanges {
  const archive = useArchive();
  const queries = useQueryClient();
  return useMemo(() => createHighlightChanges(archive, queries), [archive, queries]);
}

function createHighlightChanges(archive: Client, queries: QueryClient): HighlightChanges {
  const patch = (article: Id, change: (all: Highlight[]) => Highlight[]): void => {
    queries.setQueryData<Highlight[]>(keyOf(article), (all) => all && change(all));
  };
  const refresh = (): void => void queries.invalidateQueries({ queryKey: ['highlights'] });

  return {
    create(article, anchor, colour, page = null) {
      const id = createId();
      const now = new Date().toISOString();
      const made = {
        id,
        article,
        articleTitle: '',
        anchor,
        colour,
        comment: '',
        tags: [],
        placed: true,
        page,
        created: now,
        changed: now,
      };
      patch(article, (all) => [...all, made].sort((a, b) => a.anchor.start - b.anchor.start));
      archive.highlights
        .create({ id, article, anchor, colour, page })
        .then(() => {
          rememberChange({ label: 'Highlighted a passage', undo: () => archive.highlights.remove({ id }) });
          refresh();
        })
        .catch((error: unknown) => {
          patch(article, (all) => all.filter((highlight) => highlight.id !== id));
          announceFailure('The highlight was not kept', error);
        });
      return id;
    },
    async change(highlight, change) {
      const { id, article } = highlight;
      patch(article, (all) => all.map((other) => (other.id === id ? { ...other, ...change } : other)));
      try {
        await archive.highlights.change({ id, ...change });
        return true;
      } catch (error) {
        announceFailure('The highlight was not changed', error);
        return false;
      } finally {
        refresh();
      }
    },
    async place(highlight, anchor) {
      const { id, article } = highlight;
      patch(article, (all) =>
        all.map((other) => (other.id === id ? { ...other, anchor, placed: true } : other)),
      );
      try {
        await archive.highlights.place({ id, anchor });
        rememberChange({
          label: highlight.placed ? 'Changed what is highlighted' : 'Placed a highlight',
          undo: async () => {
            await archive.highlights.place({ id, anchor: highlight.anchor, placed: highlight.placed });
            refresh();
          },
        });
      } catch (error) {
        announceFailure('The highlight was not placed', error);
      } finally {
        refresh();
      }
    },
    async remove(highlight) {
      const { id, article } = highlight;
      patch(article, (all) => all.filter((other) => other.id !== id));
      try {
        const { comment, ...removed } = await archive.highlights.remove({ id });
        rememberChange(
          {
            label: comment === '' ? 'Removed a highlight' : 'Removed a highlight and its comment',
            undo: async () => {
              await archive.highlights.create(asItWas({ ...removed, comment }));
              refresh();
            },
          },
          { tell: true },
        );
      } catch (error) {
        announceFailure('The highlight was not removed', error);
      } finally {
        refresh();
      }
    },
  };
}

/** What makes a removed highlight anew, as it was in everything. */
function asItWas({ id, article, anchor, colour, comment, tags, page, created, placed }: Highlight) {
  return { id, article, anchor, colour, comment, tags, page, created, placed };
}
