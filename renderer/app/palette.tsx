import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  BookOpen,
  ChevronRight,
  Folder,
  Highlighter,
  Link,
  MapPin,
  Newspaper,
  NotebookPen,
  Quote,
  Search,
  Tag,
} from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Suggestion } from '../../contract/model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { classes } from '../ui/classes.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import type { Command } from './command.ts';
import { keyNames } from './key-names.ts';
import styles from './palette.module.css';
import {
  itemKey,
  itemName,
  linkOf,
  type PaletteGroup,
  type PaletteItem,
  paletteGroups,
} from './palette-items.ts';

export interface PaletteProps {
  commands: readonly Command[];
  onSuggestion: (suggestion: Suggestion) => void;
  onSearch: (text: string) => void;
  onQuotations: (text: string) => void;
  onLink: (link: string) => void;
  onClose: () => void;
}

/** One field to everything: articles, notes, highlights, sources, places, tags, collections, saved searches, commands. */
export function Palette(props: PaletteProps) {
  const { commands, onSuggestion, onSearch, onQuotations, onLink, onClose } = props;
  const archive = useArchive();
  const [text, setText] = useState('');
  const { data } = useQuery({
    queryKey: ['suggest', text],
    queryFn: async () => (await archive.search.suggest({ text, limit: 8 })).suggestions,
    enabled: text.trim() !== '' && !text.startsWith('>'),
    placeholderData: keepPreviousData,
    // Quick find learns of new sources and tags a moment after the library does, and no event tells when.
    staleTime: 0,
    refetchInterval: 1_500,
  });
  const { data: written } = useQuery({
    queryKey: ['suggest', 'written', text],
    queryFn: async () => (await archive.notes.suggest({ text: text.trim(), limit: 5 })).suggestions,
    enabled: text.trim() !== '' && !text.startsWith('>'),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const groups = useMemo(
    () => paletteGroups(text, text.trim() === '' ? [] : (data ?? []), commands, written),
    [text, data, commands, written],
  );
  const take = (item: PaletteItem): void => {
    onClose();
    if (item.kind === 'suggestion') onSuggestion(item.suggestion);
    else if (item.kind === 'search') onSearch(item.text);
    else if (item.kind === 'quotations') onQuotations(item.text);
    else if (item.kind === 'link') onLink(item.link);
    else if (item.kind === 'written') onLink(linkOf(item.found));
    else item.command.run();
  };

  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={classes(styles.veil)} />
        <Dialog.Popup className={classes(styles.palette)} aria-label="Go to anything">
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            value={text}
            onValueChange={(next, { reason }) => reason !== 'item-press' && setText(next)}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={itemName}
          >
            <div className={styles.field}>
              <Search size={17} aria-hidden />
              <Autocomplete.Input
                // At once, so that no letter of a quick typist goes elsewhere.
                autoFocus
                className={classes(styles.input)}
                aria-label="Go to anything"
                placeholder="An article, a tag, a source, a command…"
                maxLength={1_000}
              />
              <KeyHint keys="Esc" />
            </div>
            <Autocomplete.List className={classes(styles.list)}>
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className={classes(styles.group)}>
                  <Autocomplete.GroupLabel className={classes(styles.heading)}>
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => (
                      <Autocomplete.Item
                        key={itemKey(item)}
                        value={item}
                        className={classes(styles.item)}
                        onClick={() => take(item)}
                      >
                        <span className={styles.icon} aria-hidden>
                          {itemIcon(item)}
                        </span>
                        <span className={styles.name}>{itemName(item)}</span>
                        <ItemDetail item={item} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const suggestionIcons: Record<Suggestion['kind'], ReactNode> = {
  article: <BookOpen size={15} />,
  source: <Newspaper size={15} />,
  place: <MapPin size={15} />,
  tag: <Tag size={15} />,
  collection: <Folder size={15} />,
  'saved-search': <Search size={15} />,
};

function itemIcon(item: PaletteItem): ReactNode {
  if (item.kind === 'suggestion') return suggestionIcons[item.suggestion.kind];
  if (item.kind === 'quotations') return <Quote size={15} />;
  if (item.kind === 'link') return <Link size={15} />;
  if (item.kind === 'written')
    return item.found.target.kind === 'note' ? <NotebookPen size={15} /> : <Highlighter size={15} />;
  return item.kind === 'search' ? <Search size={15} /> : <ChevronRight size={15} />;
}

function ItemDetail({ item }: { item: PaletteItem }) {
  if (item.kind === 'written') return <span className={styles.detail}>{item.found.detail}</span>;
  if (item.kind === 'suggestion') return <span className={styles.detail}>{item.suggestion.detail}</span>;
  const key = item.kind === 'command' ? item.command.keys[0] : undefined;
  return key === undefined ? null : <KeyHint keys={keyNames(key)} />;
}
