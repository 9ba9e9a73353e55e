import { RotateCcw } from 'lucide-react';
import type { Relaxation } from '../../contract/search-model.ts';
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
  relaxed: Relaxation[];
  /** Near spellings were refused; a press allows them again. */
  strict: boolean;
  onStrict: (strict: boolean) => void;
  /** View, facets and dates that narrow the search. */
  narrowings: Narrowing[];
}

/** How the query was understood, what was relaxed, and what narrows it; each can be undone with one press. */
export function QueryChips(props: QueryChipsProps) {
  const { query, understood, relaxed, strict, onStrict, narrowings } = props;
  const differs = query !== '' && understood !== '' && plain(understood) !== plain(query);
  if (relaxed.length === 0 && !strict && !differs && narrowings.length === 0) return null;
  return (
    <div className={styles.chips}>
      {relaxed.map(({ word, shown }) => (
        <Chip
          key={word}
          kind="accent"
          icon={<RotateCcw size={12} aria-hidden />}
          onPress={() => onStrict(true)}
          action="Search for exactly what was typed"
        >
          {shown.length === 0
            ? `no hit for “${word}”: searched without it`
            : `no hit for “${word}”: showing ${shown.join(', ')}`}
        </Chip>
      ))}
      {strict && (
        <Chip onRemove={() => onStrict(false)} action="Allow near spellings again">
          exact spelling
        </Chip>
      )}
      {differs && (
        <Chip>
          <span title={understood}>read as {understood}</span>
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
