import {
  BookOpen,
  CircleCheck,
  CircleDot,
  Highlighter,
  History,
  Library,
  NotebookPen,
  Quote,
  Star,
  Trash2,
} from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { LibraryCounts, LibraryOverview } from '../../contract/model.ts';
import { everything, quotationsOf, type Scope, sameView, type View } from '../archive/view.ts';
import { MenuItem } from '../ui/menu.tsx';
import { CollectionsSection } from './collections-section.tsx';
import { NamesSection } from './names-section.tsx';
import { SavedSearchesSection } from './saved-searches-section.tsx';
import styles from './sidebar.module.css';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarSection } from './sidebar-section.tsx';
import { TagsSection } from './tags-section.tsx';

export interface SidebarProps {
  overview: LibraryOverview | undefined;
  view: View;
  onView: (view: View, query?: string) => void;
  onEmptyTrash: () => void;
  /** Above the sections: the way to everything. */
  head: ReactNode;
  /** Below them: import, size of the library, network requests. */
  foot: ReactNode;
}

const scopes: { scope: Scope; label: string; icon: ReactNode; count: keyof LibraryCounts }[] = [
  { scope: 'all', label: 'All articles', icon: <Library size={15} />, count: 'all' },
  { scope: 'unread', label: 'Unread', icon: <CircleDot size={15} />, count: 'unread' },
  { scope: 'reading', label: 'Reading', icon: <BookOpen size={15} />, count: 'reading' },
  { scope: 'finished', label: 'Finished', icon: <CircleCheck size={15} />, count: 'finished' },
  { scope: 'starred', label: 'Starred', icon: <Star size={15} />, count: 'starred' },
];

export function Sidebar({ overview, view, onView, onEmptyTrash, head, foot }: SidebarProps) {
  const counts = overview?.counts;
  const sections = useRef<HTMLElement>(null);
  // The view may not stand in the sidebar (an import, a folded section): Tab still has to reach it.
  useEffect(() => {
    const links = sections.current?.querySelectorAll<HTMLElement>('[data-sidebar-link]') ?? [];
    const [first] = links;
    if (first !== undefined && ![...links].some((link) => link.ariaCurrent === 'page')) first.tabIndex = 0;
  });
  const link = (to: View, label: string, icon: ReactNode, count: number | undefined, menu?: ReactNode) => (
    <SidebarLink
      key={label}
      label={label}
      icon={icon}
      count={count}
      current={to.kind === 'quotations' ? view.kind === to.kind : sameView(view, to)}
      onSelect={() => onView(to)}
      menu={menu}
    />
  );
  const scope = ({ scope: name, label, icon, count }: (typeof scopes)[number]) =>
    link(name === 'all' ? everything : { kind: 'scope', scope: name }, label, icon, counts?.[count]);

  return (
    <div className={styles.sidebar}>
      {head}
      <nav ref={sections} className={styles.sections} aria-label="Library" onKeyDown={moveFocus}>
        <SidebarSection title="Library">
          {scopes.map(scope)}
          {link({ kind: 'highlights' }, 'Highlights', <Highlighter size={15} />, counts?.highlights)}
          {link({ kind: 'notes' }, 'Notes', <NotebookPen size={15} />, counts?.notes)}
          {link({ kind: 'review' }, 'Review', <History size={15} />, undefined)}
          {link(quotationsOf(''), 'Quotations', <Quote size={15} />, undefined)}
          {link(
            { kind: 'scope', scope: 'trash' },
            'Trash',
            <Trash2 size={15} />,
            counts?.trash,
            <MenuItem danger disabled={(counts?.trash ?? 0) === 0} onSelect={onEmptyTrash}>
              Empty the trash…
            </MenuItem>,
          )}
        </SidebarSection>
        <CollectionsSection collections={overview?.collections ?? []} view={view} onView={onView} />
        <SavedSearchesSection searches={overview?.savedSearches ?? []} view={view} onView={onView} />
        <TagsSection tags={overview?.tags ?? []} view={view} onView={onView} />
        <NamesSection
          kind="source"
          title="Sources"
          names={overview?.sources ?? []}
          view={view}
          onView={onView}
        />
        <NamesSection
          kind="place"
          title="Places"
          names={overview?.places ?? []}
          view={view}
          onView={onView}
        />
      </nav>
      {foot}
    </div>
  );
}

/** Up and down from link to link, Home and End to the ends. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sidebar-link]')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, to))]?.focus();
}
