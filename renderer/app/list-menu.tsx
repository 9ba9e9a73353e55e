import type { Collection, LibraryOverview } from '../../contract/model.ts';
import type { ArticleRow } from '../archive/paged-rows.ts';
import { ArticleMenu } from '../library/article-menu.tsx';
import { useSelection } from '../library/selection-store.ts';
import { useReadAgain } from './use-read-again.ts';
import { useView } from './view-store.ts';

/** The menu over a row: of the chosen articles when the row is one of them, else of this one. */
export function ListMenu({
  row,
  overview,
  collection,
  onOpen,
}: {
  row: ArticleRow | undefined;
  overview: LibraryOverview | undefined;
  collection: Collection | null;
  onOpen: () => void;
}) {
  const { selected } = useSelection();
  const { openSheet, show } = useView();
  const readAgain = useReadAgain();
  if (row === undefined) return null;
  const { article } = row;
  const ids = selected.has(article.id) ? [...selected] : [article.id];
  return (
    <ArticleMenu
      ids={ids}
      article={article}
      collections={overview?.collections ?? []}
      collection={collection}
      onOpen={onOpen}
      onTags={() => openSheet({ kind: 'tags', ids })}
      onCollections={() => openSheet({ kind: 'collections', ids })}
      onDetails={() => openSheet({ kind: 'details', id: article.id })}
      onReadAgain={() => readAgain(ids)}
      onErase={() => openSheet({ kind: 'erase', ids })}
      onView={show}
    />
  );
}
