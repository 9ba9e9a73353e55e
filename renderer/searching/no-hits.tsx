import { SearchX } from 'lucide-react';
import type { IndexStatus, QueryPart } from '../../contract/search-model.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { incompleteWords, shortenedWords } from './index-words.ts';
import styles from './no-hits.module.css';
import type { Narrowing } from './query-chips.tsx';

export interface NoHitsProps {
  query: string;
  /** Its parts, and what each asks for. */
  explained: readonly QueryPart[];
  /** A view, facets, dates. */
  narrowings: readonly Narrowing[];
  onWiden: () => void;
  strict: boolean;
  onRelax: () => void;
  index: IndexStatus | undefined;
}

const mostShown = 120;
const mostParts = 8;

/** Nothing answers: why that may be, and what to do about it. */
export function NoHits({ query, explained, narrowings, onWiden, strict, onRelax, index }: NoHitsProps) {
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
        Nothing here answers to “<span className={styles.query}>{beginning(query)}</span>”
        {narrowings.length > 0 &&
          `, and the search is narrowed (${narrowings.map(({ label }) => label).join(', ')})`}
        .{explained.length > 1 && ' An article would have to hold all of this:'}
      </p>
      {explained.length > 0 && explained.length <= mostParts && (
        <ul className={styles.parts}>
          {explained.map(({ part, meaning }) => (
            <li key={part}>
              <code>{beginning(part)}</code> {meaning}
            </li>
          ))}
        </ul>
      )}
      {untold.map((words) => words !== null && <p key={words}>{words}</p>)}
    </EmptyState>
  );
}

function beginning(query: string): string {
  const text = query.trim();
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)}…`;
}
