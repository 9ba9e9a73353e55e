import { useQuery } from '@tanstack/react-query';
import type { Article } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from './archive-context.tsx';

/** Everything about one article but its text. */
export function useArticle(id: Id | null): { article: Article | undefined; failure: Error | null } {
  const archive = useArchive();
  const { data, error } = useQuery({
    queryKey: ['article', id],
    queryFn: () => archive.articles.get({ id: id ?? '' }),
    enabled: id !== null,
  });
  return { article: data, failure: error };
}
