import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useHighlightTags } from '../archive/highlights.ts';
import styles from './highlight-card.module.css';

/** The tags of a highlight, and a field for more: Enter or a comma takes one, Backspace in the empty field the last one away. */
export function HighlightTags({
  tags,
  onChange,
}: {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
}) {
  const known = useHighlightTags();
  const [text, setText] = useState('');
  const list = useId();
  const add = (): void => {
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    setText('');
    if (added.length > 0) onChange([...new Set([...tags, ...added])]);
  };
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
          <button
            type="button"
            aria-label={`Remove tag ${tag}`}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <input
        className={styles.newTag}
        aria-label="Add a tag"
        placeholder={tags.length === 0 ? 'Tags…' : ''}
        list={list}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
        }}
      />
      <datalist id={list}>
        {known
          .filter((name) => !tags.includes(name))
          .slice(0, 50)
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </div>
  );
}
