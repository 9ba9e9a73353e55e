import { Autocomplete } from '@base-ui/react/autocomplete';
import { Check, Folder, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { useGroupChanges } from '../archive/groups.ts';
import { announceFailure } from '../archive/notices.ts';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import styles from './pickers.module.css';

export interface CollectionPickerProps {
  ids: Id[];
  collections: Collection[];
  /** Collections that hold all of the articles now. */
  holding: Id[];
  onClose: () => void;
}

type Choice = { kind: 'collection'; collection: Collection } | { kind: 'new'; name: string };

/** Puts articles into a collection or takes them out; a name that is not there makes a new one. */
export function CollectionPicker({ ids, collections, holding, onClose }: CollectionPickerProps) {
  const changes = useArticleChanges();
  const groups = useGroupChanges();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const folded = wanted.toLocaleLowerCase();
  const found = collections.filter(({ name }) => name.toLocaleLowerCase().includes(folded));
  const exact = collections.some(({ name }) => name.toLocaleLowerCase() === folded);
  const choices: Choice[] = [
    ...found.map((collection) => ({ kind: 'collection' as const, collection })),
    ...(wanted !== '' && !exact ? [{ kind: 'new' as const, name: wanted }] : []),
  ];

  const take = async (choice: Choice): Promise<void> => {
    onClose();
    if (choice.kind === 'collection') {
      const { collection } = choice;
      await changes.collect(ids, collection, !holding.includes(collection.id));
      return;
    }
    try {
      await changes.collect(ids, await groups.createCollection(choice.name), true);
    } catch (error) {
      announceFailure(`Could not make the collection “${choice.name}”`, error);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      focus="first-field"
      size="small"
      title={ids.length === 1 ? 'Collections' : `Collect ${formatCount(ids.length, 'article')}`}
    >
      <Autocomplete.Root
        open
        inline
        items={choices}
        filter={null}
        value={text}
        onValueChange={(next, { reason }) => reason !== 'item-press' && setText(next)}
        autoHighlight="always"
        itemToStringValue={nameOf}
      >
        <div className={styles.field}>
          <Autocomplete.Input
            className={classes(styles.input)}
            aria-label="Find or make a collection"
            placeholder="Find a collection, or name a new one"
            maxLength={200}
          />
        </div>
        <Autocomplete.List className={classes(styles.list)}>
          {(choice: Choice) => (
            <Autocomplete.Item
              key={nameOf(choice)}
              value={choice}
              className={classes(styles.item)}
              onClick={() => void take(choice)}
            >
              <ChoiceIcon choice={choice} holding={holding} />
              <span className={styles.name}>
                {choice.kind === 'collection' ? choice.collection.name : `New collection “${choice.name}”`}
              </span>
              {choice.kind === 'collection' && (
                <span className={styles.count}>{formatNumber(choice.collection.count)}</span>
              )}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}

function ChoiceIcon({ choice, holding }: { choice: Choice; holding: Id[] }) {
  if (choice.kind === 'new') return <Plus size={14} aria-hidden />;
  return holding.includes(choice.collection.id) ? (
    <Check size={14} aria-label="In it; takes it out" />
  ) : (
    <Folder size={14} aria-hidden />
  );
}

function nameOf(choice: Choice): string {
  return choice.kind === 'collection' ? choice.collection.name : choice.name;
}
