import { useState } from 'react';
import type { Tag } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { announceFailure } from '../archive/notices.ts';
import { rememberChange } from '../archive/undo.ts';
import { everything, sameView } from '../archive/view.ts';
import { Confirm } from '../ui/dialog.tsx';
import { formatCount } from '../ui/format.ts';
import { MenuChoices, MenuItem, SubMenu } from '../ui/menu.tsx';
import type { GroupSectionProps } from './collections-section.tsx';
import { SidebarLink } from './sidebar-link.tsx';
import { SidebarNameField } from './sidebar-name-field.tsx';
import { SidebarMore, SidebarSection, shortGroup } from './sidebar-section.tsx';
import { TagDot, tagColourNames } from './tag-dot.tsx';

export function TagsSection({ tags, view, onView }: GroupSectionProps & { tags: Tag[] }) {
  const groups = useGroupChanges();
  const changes = useArticleChanges();
  const [naming, setNaming] = useState<Id | null>(null);
  const [removing, setRemoving] = useState<Tag | null>(null);
  const [all, setAll] = useState(false);
  if (tags.length === 0) return null;

  const change = async (tag: Tag, next: { name?: string; colour?: number }): Promise<void> => {
    await groups.changeTag(tag.id, next);
    rememberChange({
      label: `Changed the tag “${tag.name}”`,
      undo: () => groups.changeTag(tag.id, { name: tag.name, colour: tag.colour }),
    });
    if (next.name !== undefined && sameView(view, { kind: 'tag', name: tag.name }))
      onView({ kind: 'tag', name: next.name });
  };
  const attempt = async (failing: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      announceFailure(failing, error);
    }
  };
  const remove = async (tag: Tag): Promise<void> => {
    await groups.removeTag(tag.id);
    if (sameView(view, { kind: 'tag', name: tag.name })) onView(everything);
  };

  const menu = (tag: Tag) => (
    <>
      <MenuItem shortcut="F2" onSelect={() => setNaming(tag.id)}>
        Rename
      </MenuItem>
      <SubMenu label="Colour" icon={<TagDot colour={tag.colour} />}>
        <MenuChoices
          label="Colour"
          value={String(tag.colour)}
          choices={tagColourNames.map((label, colour) => ({ value: String(colour), label }))}
          onChoose={(colour) =>
            void attempt(`Could not colour “${tag.name}”`, () => change(tag, { colour: Number(colour) }))
          }
        />
      </SubMenu>
      <MenuItem danger onSelect={() => setRemoving(tag)}>
        Remove tag…
      </MenuItem>
    </>
  );
  // Of many, the most used; of all, by name.
  const shown = all || tags.length <= shortGroup ? tags : mostUsed(tags).slice(0, shortGroup);
  return (
    <SidebarSection title="Tags">
      {shown.map((tag) =>
        naming === tag.id ? (
          <SidebarNameField
            key={tag.id}
            label="Name of the tag"
            name={tag.name}
            onName={(name) => change(tag, { name })}
            onClose={() => setNaming(null)}
          />
        ) : (
          <SidebarLink
            key={tag.id}
            label={tag.name}
            icon={<TagDot colour={tag.colour} />}
            count={tag.count}
            current={sameView(view, { kind: 'tag', name: tag.name })}
            onSelect={() => onView({ kind: 'tag', name: tag.name })}
            onDropArticles={(ids) => void changes.tag(ids, tag.name, true)}
            onRename={() => setNaming(tag.id)}
            menu={menu(tag)}
          />
        ),
      )}
      <SidebarMore shown={shown.length} all={tags.length} onToggle={() => setAll(!all)} />
      <Confirm
        open={removing !== null}
        title={`Remove the tag “${removing?.name ?? ''}”?`}
        description={`It is taken from ${formatCount(removing?.count ?? 0, 'article')}. The articles stay.`}
        action="Remove tag"
        onConfirm={() =>
          removing !== null && void attempt(`Could not remove “${removing.name}”`, () => remove(removing))
        }
        onClose={() => setRemoving(null)}
      />
    </SidebarSection>
  );
}

/** Among equals the newest, whose ids are the greatest: a tag that was just made is seen. */
function mostUsed(tags: Tag[]): Tag[] {
  return [...tags].sort(
    (first, second) =>
      second.count - first.count || (first.id < second.id ? 1 : first.id > second.id ? -1 : 0),
  );
}
