import { Folder, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { announceFailure } from '../archive/notices.ts';
import { rememberChange } from '../archive/undo.ts';
import { everything, sameView, type View } from '../archive/view.ts';
import { Confirm } from '../ui/dialog.tsx';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MenuItem } from '../ui/menu.tsx';
import styles from './sidebar.module.css';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarNameField } from './sidebar-name-field.tsx';
import { SidebarSection } from './sidebar-section.tsx';

export interface GroupSectionProps {
  view: View;
  onView: (view: View, query?: string) => void;
}

export function CollectionsSection({
  collections,
  view,
  onView,
}: GroupSectionProps & { collections: Collection[] }) {
  const groups = useGroupChanges();
  const changes = useArticleChanges();
  const [naming, setNaming] = useState<Id | 'new' | null>(null);
  const [removing, setRemoving] = useState<Collection | null>(null);

  const rename = async ({ id, name }: Collection, next: string): Promise<void> => {
    await groups.renameCollection(id, next);
    rememberChange({
      label: `Renamed the collection “${name}” to “${next}”`,
      undo: () => groups.renameCollection(id, name),
    });
  };
  const remove = async (collection: Collection): Promise<void> => {
    try {
      await groups.removeCollection(collection.id);
      if (sameView(view, { kind: 'collection', id: collection.id })) onView(everything);
    } catch (error) {
      announceFailure(`Could not remove “${collection.name}”`, error);
    }
  };

  return (
    <SidebarSection
      title="Collections"
      action={
        <IconButton
          label="New collection"
          size="small"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setNaming('new')}
        />
      }
    >
      {collections.map((collection) =>
        naming === collection.id ? (
          <SidebarNameField
            key={collection.id}
            label="Name of the collection"
            name={collection.name}
            onName={(name) => rename(collection, name)}
            onClose={() => setNaming(null)}
          />
        ) : (
          <SidebarLink
            key={collection.id}
            label={collection.name}
            icon={<Folder size={15} />}
            count={collection.count}
            current={sameView(view, { kind: 'collection', id: collection.id })}
            onSelect={() => onView({ kind: 'collection', id: collection.id })}
            onDropArticles={(ids) => void changes.collect(ids, collection, true)}
            dropCollection={collection.id}
            onRename={() => setNaming(collection.id)}
            menu={
              <>
                <MenuItem shortcut="F2" onSelect={() => setNaming(collection.id)}>
                  Rename
                </MenuItem>
                <MenuItem danger onSelect={() => setRemoving(collection)}>
                  Remove collection…
                </MenuItem>
              </>
            }
          />
        ),
      )}
      {naming === 'new' && (
        <SidebarNameField
          label="Name of the new collection"
          name=""
          onName={groups.createCollection}
          onClose={() => setNaming(null)}
        />
      )}
      {collections.length === 0 && naming === null && (
        <li className={styles.hint}>Group articles by dropping them on a collection.</li>
      )}
      <Confirm
        open={removing !== null}
        title={`Remove “${removing?.name ?? ''}”?`}
        description={`The collection goes, its ${formatCount(removing?.count ?? 0, 'article')} stay in the library.`}
        action="Remove collection"
        onConfirm={() => removing !== null && void remove(removing)}
        onClose={() => setRemoving(null)}
      />
    </SidebarSection>
  );
}
