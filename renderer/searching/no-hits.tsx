import { SearchX } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export interface NoHitsProps {
  query: string;
  /** Something narrows the search: a view, a facet, dates. */
  narrowed: boolean;
  onWiden: () => void;
  strict: boolean;
  onRelax: () => void;
}

export function NoHits({ query, narrowed, onWiden, strict, onRelax }: NoHitsProps) {
  return (
    <EmptyState
      icon={<SearchX size={28} strokeWidth={1.5} aria-hidden />}
      title="No article answers"
      actions={
        <>
          {narrowed && <Button onClick={onWiden}>Search the whole library</Button>}
          {strict && <Button onClick={onRelax}>Allow near spellings</Button>}
        </>
      }
    >
      Every word of “{query}” has to be in an article{narrowed ? ', and the search is narrowed' : ''}. Try
      fewer words, or <code>OR</code> between them.
    </EmptyState>
  );
}
