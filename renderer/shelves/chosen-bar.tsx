import { Copy, Tag, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { HighlightColour } from '../../contract/annotation-model.ts';
import { Button } from '../ui/button.tsx';
import { ColourChoice } from '../ui/colour-choice.tsx';
import { formatNumber } from '../ui/format.ts';
import { Popover } from '../ui/popover.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './shelf-head.module.css';

/** What can be done with the chosen rows of a shelf; each part only where it is given. */
export function ChosenBar({
  count,
  onColour,
  tags,
  onTag,
  onCopy,
  onRemove,
  onAll,
  onClear,
  children,
}: {
  count: number;
  onColour?: (colour: HighlightColour) => void;
  /** Known ones, to choose from. */
  tags?: readonly string[];
  onTag?: (tag: string, add: boolean) => void;
  onCopy?: () => void;
  onRemove?: () => void;
  onAll: () => void;
  onClear: () => void;
  /** The way to export them. */
  children?: ReactNode;
}) {
  return (
    <section className={styles.bar} aria-label="Chosen">
      <p className={styles.chosen} role="status">
        {formatNumber(count)} chosen
      </p>
      {onColour !== undefined && <ColourChoice label="Colour" onChoose={onColour} />}
      {onTag !== undefined && <TagPopover tags={tags ?? []} onTag={onTag} />}
      {onCopy !== undefined && (
        <Button size="small" kind="quiet" icon={<Copy size={13} aria-hidden />} onClick={onCopy}>
          Copy
        </Button>
      )}
      {children}
      {onRemove !== undefined && (
        <Button size="small" kind="danger" icon={<Trash2 size={13} aria-hidden />} onClick={onRemove}>
          Remove
        </Button>
      )}
      <span className={styles.space} />
      <Button size="small" kind="quiet" onClick={onAll}>
        Choose all
      </Button>
      <Button size="small" kind="quiet" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}

function TagPopover({
  tags,
  onTag,
}: {
  tags: readonly string[];
  onTag: (tag: string, add: boolean) => void;
}) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const give = (tag: string, add: boolean): void => {
    const trimmed = tag.trim();
    if (trimmed === '') return;
    onTag(trimmed, add);
    setName('');
    setOpen(false);
  };
  return (
    <Popover
      label="Tags"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" kind="quiet" icon={<Tag size={13} aria-hidden />}>
          Tag
        </Button>
      }
    >
      <form
        className={styles.tags}
        onSubmit={(event) => {
          event.preventDefault();
          give(name, true);
        }}
      >
        <TextField
          label="Tag"
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        {tags.length > 0 && (
          <div className={styles.knownTags}>
            {tags.map((tag) => (
              <Button key={tag} size="small" onClick={() => give(tag, true)}>
                {tag}
              </Button>
            ))}
          </div>
        )}
        <div className={styles.presets}>
          <Button size="small" kind="primary" type="submit" disabled={name.trim() === ''}>
            Add
          </Button>
          <Button size="small" kind="quiet" disabled={name.trim() === ''} onClick={() => give(name, false)}>
            Take away
          </Button>
        </div>
      </form>
    </Popover>
  );
}
