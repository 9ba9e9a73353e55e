import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Client } from '../../contract/client.ts';
import type { Id } from '../../contract/scalars.ts';
import { announce, announceFailure, type Notice } from '../archive/notices.ts';
import { formatCount } from '../ui/format.ts';

/** Articles whose files are read again in the background; null when none are. */
export interface ReadingAgain {
  reading: { done: number; of: number; stop: () => void } | null;
}

export const useReadingAgain = create<ReadingAgain>()(() => ({ reading: null }));

/** What became of all of them. */
export interface ReadAgainOutcome {
  read: number;
  /** Why the others were left as they are. */
  problems: readonly string[];
  /** Highlights without a place. */
  unplaced: number;
}

const mostAtOnce = 500;
const fewestAtOnce = 10;
/** A call should be short enough to show how far it is, and long enough that a file with many articles is not opened for each. */
const calmMs = 1_000;

/** Reads the files again with the importers of today, some at a time, and tells when it is over. */
export async function readAgain(
  archive: Client,
  queries: QueryClient,
  ids: readonly Id[],
  showUnplaced: () => void,
): Promise<void> {
  if (useReadingAgain.getState().reading !== null) {
    announce({ title: 'Articles are being read again already' });
    return;
  }
  let stopped = false;
  let done = 0;
  const tell = (): void =>
    useReadingAgain.setState({
      reading: {
        done,
        of: ids.length,
        stop: () => {
          stopped = true;
        },
      },
    });
  const problems: string[] = [];
  let read = 0;
  // The archive counts them of the articles of one call; no article is in two.
  let unplaced = 0;
  tell();
  try {
    for (let size = fewestAtOnce; done < ids.length && !stopped; ) {
      const part = ids.slice(done, done + size);
      const began = performance.now();
      const answer = await archive.articles.readAgain({ ids: part });
      read += answer.changed.length;
      unplaced += answer.unplaced;
      problems.push(...answer.problems.map(({ message }) => message));
      done += part.length;
      size = nextSize(size, performance.now() - began);
      tell();
    }
    announce(readAgainNotice({ read, problems, unplaced }, showUnplaced));
  } catch (error) {
    announceFailure(`Read ${formatCount(read, 'article')} again, then it failed`, error);
  } finally {
    useReadingAgain.setState({ reading: null });
    for (const word of ['article', 'articles', 'highlights'])
      void queries.invalidateQueries({ queryKey: [word] });
  }
}

/** How many articles the next call takes, after one of `size` took so long. */
export function nextSize(size: number, tookMs: number): number {
  if (tookMs < calmMs / 2) return Math.min(mostAtOnce, size * 2);
  return tookMs > calmMs * 2 ? Math.max(fewestAtOnce, Math.floor(size / 2)) : size;
}

export function readAgainNotice(
  { read, problems, unplaced }: ReadAgainOutcome,
  showUnplaced: () => void,
): Notice {
  const parts: string[] = [];
  const [first] = problems;
  if (first !== undefined)
    parts.push(
      problems.length === 1
        ? `1 was left as it is: ${first}`
        : `${formatCount(problems.length, 'other')} were left as they are. The first: ${first}`,
    );
  if (unplaced > 0) parts.push(`${formatCount(unplaced, 'highlight')} could not be placed.`);
  return {
    title: read === 0 ? 'Nothing could be read again' : `Read ${formatCount(read, 'article')} again`,
    ...(parts.length > 0 && { description: parts.join(' ') }),
    ...(read === 0 && problems.length > 0 && { failure: true }),
    ...(unplaced > 0 && { action: { label: 'Show them', run: showUnplaced } }),
  };
}
