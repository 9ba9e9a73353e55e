import type { QueryPart } from '../../contract/search-model.ts';
import { Chip } from '../ui/chip.tsx';
import styles from './query-chips.module.css';

export interface Narrowing {
  name: string;
  label: string;
  onRemove: () => void;
}

export interface QueryChipsProps {
  query: string;
  /** The query as it was read; said when it differs from what was typed. */
  understood: string;
  explained: readonly QueryPart[];
  /** View, facets and dates that narrow the list. */
  narrowings: readonly Narrowing[];
}

/** How the query was understood, and what narrows it; each can be undone with one press. */
export function QueryChips({ query, understood, explained, narrowings }: QueryChipsProps) {
  const differs = query !== '' && understood !== '' && plain(understood) !== plain(query);
  if (!differs && narrowings.length === 0) return null;
  const meaning = explained.map(({ part, meaning }) => `${part}: ${meaning}`).join('\n');
  return (
    <div className={styles.chips}>
      {differs && (
        <Chip>
          <span title={meaning === '' ? understood : meaning} dir="auto">
            read as {understood}
          </span>
        </Chip>
      )}
      {narrowings.map(({ name, label, onRemove }) => (
        <Chip key={name} onRemove={onRemove} action={`Search without: ${label}`}>
          {label}
        </Chip>
      ))}
    </div>
  );
}

/** Spaces, case and the star of the word being typed are no difference worth telling. */
function plain(text: string): string {
  return text.trim().replaceAll('*', '').replaceAll(/\s+/g, ' ').toLocaleLowerCase();
}
