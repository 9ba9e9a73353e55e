import { articleLink } from '../../contract/carrel-link.ts';
import type { Collection, LibraryOverview } from '../../contract/model.ts';
import type { ArticleRow } from '../archive/paged-rows.ts';
import { useOpenWindow } from '../archive/use-open-window.ts';
import { ArticleMenu } from '../library/article-menu.tsx';
import { useSelection } from '../library/selection-store.ts';
import { copyLink } from './desk-commands.ts';
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
  const { openSheet, show, openArticle } = useView();
  const openWindow = useOpenWindow();
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
      onOpenBeside={() => openArticle(article.id, { beside: true, fromList: true })}
      onOpenWindow={() => openWindow(articleLink(article.id))}
      onCopyLink={() => void copyLink(articleLink(article.id))}
      onTags={() => openSheet({ kind: 'tags', ids })}
      onCollections={() => openSheet({ kind: 'collections', ids })}
      onDetails={() => openSheet({ kind: 'details', id: article.id })}
      onReadAgain={() => readAgain(ids)}
      onErase={() => openSheet({ kind: 'erase', ids })}
      onView={show}
    />
  );
}
