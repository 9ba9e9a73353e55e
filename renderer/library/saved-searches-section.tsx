import { Search } from 'lucide-react';
import type { SavedSearch } from '../../contract/model.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { announceFailure } from '../archive/notices.ts';
import { rememberChange } from '../archive/undo.ts';
import { everything, sameView } from '../archive/view.ts';
import { MenuItem } from '../ui/menu.tsx';
import type { GroupSectionProps } from './collections-section.tsx';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarSection } from './sidebar-section.tsx';

export function SavedSearchesSection({
  searches,
  view,
  onView,
}: GroupSectionProps & { searches: SavedSearch[] }) {
  const groups = useGroupChanges();
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

  return (
    <SidebarSection title="Saved searches">
      {searches.map((search) => (
        <SidebarLink
          key={search.id}
          label={search.name}
          icon={<Search size={15} />}
          current={sameView(view, { kind: 'saved-search', id: search.id })}
          onSelect={() => onView({ kind: 'saved-search', id: search.id }, search.query)}
          menu={
            <MenuItem danger onSelect={() => void remove(search)}>
              Remove saved search
            </MenuItem>
          }
        />
      ))}
    </SidebarSection>
  );
}
