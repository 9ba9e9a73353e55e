import { SearchX } from 'lucide-react';
import type { IndexStatus } from '../../contract/search-model.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { incompleteWords, shortenedWords } from './index-words.ts';
import styles from './no-hits.module.css';
import type { Narrowing } from './query-chips.tsx';

export interface NoHitsProps {
  query: string;
  /** A view, facets, dates. */
  narrowings: readonly Narrowing[];
  onWiden: () => void;
  strict: boolean;
  onRelax: () => void;
  index: IndexStatus | undefined;
}

const mostShown = 120;

/** Nothing answers: why that may be, and what to do about it. */
export function NoHits({ query, narrowings, onWiden, strict, onRelax, index }: NoHitsProps) {
  const untold = index === undefined ? [] : [incompleteWords(index), shortenedWords(index)];
  return (
    <EmptyState
      icon={<SearchX size={28} strokeWidth={1.5} aria-hidden />}
      title="No article answers"
      actions={
        <>
          {narrowings.length > 0 && <Button onClick={onWiden}>Search the whole library</Button>}
          {strict && <Button onClick={onRelax}>Allow near spellings</Button>}
        </>
      }
    >
      <p>
        Every word of “<span className={styles.query}>{beginning(query)}</span>” has to be in an article
        {narrowings.length > 0 &&
          `, and the search is narrowed (${narrowings.map(({ label }) => label).join(', ')})`}
        . Try fewer words, or <code>OR</code> between them.
      </p>
      {untold.map((words) => words !== null && <p key={words}>{words}</p>)}
    </EmptyState>
  );
}

function beginning(query: string): string {
  const text = query.trim();
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)}…`;
}
