import { Autocomplete } from '@base-ui/react/autocomplete';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Tag } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { Chip } from '../ui/chip.tsx';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import styles from './pickers.module.css';
import { TagDot } from './tag-dot.tsx';

export interface TagEditorProps {
  ids: Id[];
  tags: Tag[];
  /** Tags that each of the articles carries now. */
  carried: string[];
  onClose: () => void;
}

type Choice = { kind: 'tag'; tag: Tag } | { kind: 'new'; name: string };

/** Gives tags to articles and takes them away. Typing completes; Enter takes the highlighted one or makes a new one. */
export function TagEditor({ ids, tags, carried, onClose }: TagEditorProps) {
  const changes = useArticleChanges();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(carried);
  const known = new Map(tags.map((tag) => [tag.name, tag]));
  const wanted = text.trim();
  const choices = offer(tags, shown, wanted);

  const put = (name: string, present: boolean): void => {
    setShown(present ? [...shown, name] : shown.filter((one) => one !== name));
    setText('');
    void changes.tag(ids, name, present);
  };
  const take = (choice: Choice): void => put(choice.kind === 'tag' ? choice.tag.name : choice.name, true);

  return (
    <Dialog
      open
      onClose={onClose}
      focus="first-field"
      size="small"
      title={ids.length === 1 ? 'Tags' : `Tags of ${formatCount(ids.length, 'article')}`}
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
          {shown.map((name) => (
            <Chip
              key={name}
              icon={<TagDot colour={known.get(name)?.colour ?? 7} />}
              onRemove={() => put(name, false)}
              action={`Take away ${name}`}
            >
              {name}
            </Chip>
          ))}
          <Autocomplete.Input
            className={classes(styles.input)}
            aria-label="Add a tag"
            placeholder={shown.length === 0 ? 'Type a tag' : 'Add another'}
            maxLength={200}
            onKeyDown={(event) => {
              const last = shown.at(-1);
              if (event.key === 'Backspace' && text === '' && last !== undefined) put(last, false);
            }}
          />
        </div>
        <Autocomplete.List className={classes(styles.list)}>
          {(choice: Choice) => (
            <Autocomplete.Item
              key={nameOf(choice)}
              value={choice}
              className={classes(styles.item)}
              onClick={() => take(choice)}
            >
              {choice.kind === 'tag' ? <TagDot colour={choice.tag.colour} /> : <Plus size={13} aria-hidden />}
              <span className={styles.name}>
                {choice.kind === 'tag' ? choice.tag.name : `New tag “${choice.name}”`}
              </span>
              {choice.kind === 'tag' && (
                <span className={styles.count}>{formatNumber(choice.tag.count)}</span>
              )}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}

/** Known tags that hold what is typed, those that begin with it first; then the new one. */
function offer(tags: Tag[], taken: string[], wanted: string): Choice[] {
  const folded = wanted.toLocaleLowerCase();
  const free = tags.filter((tag) => !taken.includes(tag.name));
  const begins = free.filter((tag) => tag.name.toLocaleLowerCase().startsWith(folded));
  const holds = free.filter((tag) => !begins.includes(tag) && tag.name.toLocaleLowerCase().includes(folded));
  const choices: Choice[] = [...begins, ...holds].slice(0, 50).map((tag) => ({ kind: 'tag', tag }));
  const exact = tags.some((tag) => tag.name.toLocaleLowerCase() === folded);
  if (wanted !== '' && !exact) choices.push({ kind: 'new', name: wanted });
  return choices;
}

function nameOf(choice: Choice): string {
  return choice.kind === 'tag' ? choice.tag.name : choice.name;
}
