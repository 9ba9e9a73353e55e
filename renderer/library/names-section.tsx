import { MapPin, Newspaper } from 'lucide-react';
import { useState } from 'react';
import type { NamedCount } from '../../contract/model.ts';
import { sameView } from '../archive/view.ts';
import type { GroupSectionProps } from './collections-section.tsx';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarMore, SidebarSection, shortGroup } from './sidebar-section.tsx';

/** Sources or places, the most frequent first. */
export function NamesSection({
  kind,
  title,
  names,
  view,
  onView,
}: GroupSectionProps & { kind: 'source' | 'place'; title: string; names: NamedCount[] }) {
  const [all, setAll] = useState(false);
  if (names.length === 0) return null;
  const shown = all ? names : names.slice(0, shortGroup);
  const icon = kind === 'source' ? <Newspaper size={15} /> : <MapPin size={15} />;
  return (
    <SidebarSection title={title}>
      {shown.map(({ name, count }) => (
        <SidebarLink
          key={name}
          label={name}
          icon={icon}
          count={count}
          current={sameView(view, { kind, name })}
          onSelect={() => onView({ kind, name })}
        />
      ))}
      <SidebarMore shown={shown.length} all={names.length} onToggle={() => setAll(!all)} />
    </SidebarSection>
  );
}
