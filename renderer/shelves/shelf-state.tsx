import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** What stands where a shelf has no rows to show: nothing yet, nothing like that, or a failure. */
export function ShelfState({
  failure,
  onRetry,
  empty,
  filtered,
  onUnfilter,
  icon,
  what,
  words,
}: {
  failure: Error | null;
  onRetry: () => void;
  empty: boolean;
  filtered: boolean;
  onUnfilter: () => void;
  icon: ReactNode;
  /** `highlight`. */
  what: string;
  /** How the first one comes to be. */
  words: string;
}) {
  if (failure !== null)
    return (
      <EmptyState
        alert
        title={`The ${what}s cannot be listed`}
        actions={<Button onClick={onRetry}>Try again</Button>}
      >
        {failure.message}
      </EmptyState>
    );
  if (!empty) return null;
  return filtered ? (
    <EmptyState
      icon={icon}
      title={`No ${what} is like that`}
      actions={<Button onClick={onUnfilter}>Show all {what}s</Button>}
    >
      Other words or fewer filters may find more.
    </EmptyState>
  ) : (
    <EmptyState icon={icon} title={`No ${what}s yet`}>
      {words}
    </EmptyState>
  );
}
