import { Search } from 'lucide-react';
import { useState } from 'react';
import type { SavedSearch } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { announceFailure } from '../archive/notices.ts';
import { useLook, useSavedCounts } from '../archive/saved-counts.ts';
import { rememberChange } from '../archive/undo.ts';
import { everything, sameView } from '../archive/view.ts';
import { MenuItem, MenuSeparator } from '../ui/menu.tsx';
import type { GroupSectionProps } from './collections-section.tsx';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarNameField } from './sidebar-name-field.tsx';
import { SidebarSection } from './sidebar-section.tsx';

/** Queries with a name, in the reader's order, each with its hits and how many of them are new. */
export function SavedSearchesSection({
  searches,
  view,
  onView,
}: GroupSectionProps & { searches: SavedSearch[] }) {
  const groups = useGroupChanges();
  const counts = useSavedCounts(searches);
  const [naming, setNaming] = useState<Id | null>(null);
  useLook(view.kind === 'saved-search' ? view.id : null);
  if (searches.length === 0) return null;

  const remove = async (search: SavedSearch): Promise<void> => {
    try {
      await groups.removeSavedSearch(search.id);
      rememberChange(
        {
          label: `Removed the saved search “${search.name}”`,
          undo: () => groups.saveSearch(search.name, search.query),
        },
        { tell: true },
      );
      if (sameView(view, { kind: 'saved-search', id: search.id })) onView(everything);
    } catch (error) {
      announceFailure(`Could not remove “${search.name}”`, error);
    }
  };
  const rename = async ({ id, name }: SavedSearch, next: string): Promise<void> => {
    await groups.changeSavedSearch(id, { name: next });
    rememberChange({
      label: `Renamed the saved search “${name}” to “${next}”`,
      undo: () => groups.changeSavedSearch(id, { name }),
    });
  };
  const move = (at: number, by: 1 | -1): void => {
    const moved = searches[at];
    if (moved === undefined || searches[at + by] === undefined) return;
    // Downwards it stands before the one after the next.
    const before = searches[by < 0 ? at - 1 : at + 2]?.id ?? null;
    groups
      .changeSavedSearch(moved.id, { before })
      .catch((error: unknown) => announceFailure(`Could not move “${moved.name}”`, error));
  };

  return (
    <SidebarSection title="Saved searches">
      {searches.map((search, at) =>
        naming === search.id ? (
          <SidebarNameField
            key={search.id}
            label="Name of the saved search"
            name={search.name}
            onName={(name) => rename(search, name)}
            onClose={() => setNaming(null)}
          />
        ) : (
          <SidebarLink
            key={search.id}
            label={search.name}
            icon={<Search size={15} />}
            count={counts.get(search.id)?.total}
            fresh={counts.get(search.id)?.fresh}
            current={sameView(view, { kind: 'saved-search', id: search.id })}
            onSelect={() => onView({ kind: 'saved-search', id: search.id }, search.query)}
            onRename={() => setNaming(search.id)}
            onMove={(by) => move(at, by)}
            menu={
              <>
                <MenuItem shortcut="F2" onSelect={() => setNaming(search.id)}>
                  Rename
                </MenuItem>
                <MenuItem shortcut="Alt ↑" disabled={at === 0} onSelect={() => move(at, -1)}>
                  Move up
                </MenuItem>
                <MenuItem shortcut="Alt ↓" disabled={at === searches.length - 1} onSelect={() => move(at, 1)}>
                  Move down
                </MenuItem>
                <MenuSeparator />
                <MenuItem danger onSelect={() => void remove(search)}>
                  Remove saved search
                </MenuItem>
              </>
            }
          />
        ),
      )}
    </SidebarSection>
  );
}
