import {
  AppWindow,
  ArchiveRestore,
  BookOpen,
  CircleCheck,
  CircleDot,
  Columns2,
  Folder,
  Link,
  Newspaper,
  PencilLine,
  Plus,
  RefreshCw,
  Star,
  Tag,
  Trash2,
} from 'lucide-react';
import type { ArticleSummary, Collection } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import type { View } from '../archive/view.ts';
import { formatNumber } from '../ui/format.ts';
import { MenuItem, MenuSeparator, SubMenu } from '../ui/menu.tsx';

export interface ArticleMenuProps {
  /** What it acts on; `article` is the one under the pointer. */
  ids: Id[];
  article: ArticleSummary;
  collections: Collection[];
  /** The collection that is shown, for taking articles out of it. */
  collection: Collection | null;
  onOpen: () => void;
  onOpenBeside: () => void;
  onOpenWindow: () => void;
  onCopyLink: () => void;
  onTags: () => void;
  onCollections: () => void;
  onDetails: () => void;
  /** Their files, with the importers of today. */
  onReadAgain: () => void;
  onErase: () => void;
  onView: (view: View) => void;
}

/** What can be done with one article or several. */
export function ArticleMenu(props: ArticleMenuProps) {
  const { ids, article, collections, collection, onView } = props;
  const changes = useArticleChanges();
  const { source } = article;
  if (article.trashed !== null)
    return (
      <>
        <MenuItem icon={<ArchiveRestore size={14} />} onSelect={() => void changes.restore(ids)}>
          Restore
        </MenuItem>
        <MenuItem icon={<Trash2 size={14} />} danger onSelect={props.onErase}>
          Erase for good…
        </MenuItem>
      </>
    );
  return (
    <>
      <MenuItem icon={<BookOpen size={14} />} shortcut="Enter" onSelect={props.onOpen}>
        Open
      </MenuItem>
      <MenuItem icon={<Columns2 size={14} />} shortcut="Ctrl Enter" onSelect={props.onOpenBeside}>
        Open beside
      </MenuItem>
      <MenuItem icon={<AppWindow size={14} />} shortcut="Shift Enter" onSelect={props.onOpenWindow}>
        Open in a new window
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Star size={14} />}
        shortcut="S"
        onSelect={() => void changes.star(ids, !article.starred)}
      >
        {article.starred ? 'Take the star away' : 'Star'}
      </MenuItem>
      <MenuItem
        icon={<CircleDot size={14} />}
        shortcut="M"
        onSelect={() => void changes.setState(ids, article.state === 'unread' ? 'reading' : 'unread')}
      >
        {article.state === 'unread' ? 'Mark as read' : 'Mark as unread'}
      </MenuItem>
      <MenuItem
        icon={<CircleCheck size={14} />}
        shortcut="E"
        disabled={article.state === 'finished' && ids.length === 1}
        onSelect={() => void changes.setState(ids, 'finished')}
      >
        Mark as finished
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Tag size={14} />} shortcut="T" onSelect={props.onTags}>
        Tags…
      </MenuItem>
      <SubMenu label="Put into collection" icon={<Folder size={14} />}>
        {collections.map((one) => (
          <MenuItem key={one.id} onSelect={() => void changes.collect(ids, one, true)}>
            {one.name}
          </MenuItem>
        ))}
        {collections.length > 0 && <MenuSeparator />}
        <MenuItem icon={<Plus size={14} />} shortcut="C" onSelect={props.onCollections}>
          Collections…
        </MenuItem>
      </SubMenu>
      {collection !== null && (
        <MenuItem onSelect={() => void changes.collect(ids, collection, false)}>
          Take out of “{collection.name}”
        </MenuItem>
      )}
      {ids.length === 1 && (
        <MenuItem icon={<PencilLine size={14} />} onSelect={props.onDetails}>
          Edit details…
        </MenuItem>
      )}
      <MenuItem icon={<RefreshCw size={14} />} onSelect={props.onReadAgain}>
        {ids.length === 1 ? 'Read the file again' : `Read ${formatNumber(ids.length)} files again`}
      </MenuItem>
      {source !== null && ids.length === 1 && (
        <MenuItem icon={<Newspaper size={14} />} onSelect={() => onView({ kind: 'source', name: source })}>
          All from {source}
        </MenuItem>
      )}
      {ids.length === 1 && (
        <MenuItem icon={<Link size={14} />} shortcut="Y" onSelect={props.onCopyLink}>
          Copy link
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<Trash2 size={14} />} shortcut="#" danger onSelect={() => void changes.trash(ids)}>
        Move to the trash
      </MenuItem>
    </>
  );
}
