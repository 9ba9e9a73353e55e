import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Highlighter } from 'lucide-react';
import { useState } from 'react';
import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useHighlightChanges } from '../archive/highlights.ts';
import { announce } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { ColourChoice } from '../ui/colour-choice.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import { TextField } from '../ui/text-field.tsx';
import { HighlightEntry } from './highlight-entry.tsx';
import { highlightsAsMarkdown } from './highlights-as-markdown.ts';
import styles from './notes-pages.module.css';

const pageSize = 200;

/** All highlights of the library: by colour, by words, article by article. */
export function HighlightsPage({
  onOpen,
}: {
  /** Opens the article, at the highlight when one is named. */
  onOpen: (article: Id, highlight?: Id) => void;
}) {
  const archive = useArchive();
  const changes = useHighlightChanges();
  const [colour, setColour] = useState<HighlightColour | null>(null);
  const [text, setText] = useState('');
  const [unplacedOnly, setUnplacedOnly] = useState(false);
  const filtered = colour !== null || text.trim() !== '' || unplacedOnly;
  const { data: unplaced } = useQuery({
    queryKey: ['highlights', 'unplaced'],
    queryFn: async () => (await archive.highlights.list({ unplaced: true, limit: 1 })).total,
  });
  const { data, error, isPending, fetchNextPage, hasNextPage, refetch } = useInfiniteQuery({
    queryKey: ['highlights', 'page', { colour, text: text.trim(), unplacedOnly }],
    queryFn: ({ pageParam }) =>
      archive.highlights.list({
        text: text.trim(),
        ...(colour !== null && { colour }),
        ...(unplacedOnly && { unplaced: true }),
        offset: pageParam,
        limit: pageSize,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.highlights.length, 0);
      return loaded < last.total ? loaded : undefined;
    },
    placeholderData: (before) => before,
  });
  const highlights = data?.pages.flatMap((page) => page.highlights) ?? [];
  const total = data?.pages[0]?.total ?? 0;

  const copy = async (some: readonly Highlight[]): Promise<void> => {
    const done = await copyText(highlightsAsMarkdown(some));
    announce(
      done
        ? { title: `${formatCount(some.length, 'highlight')} copied` }
        : { title: 'Nothing was copied', failure: true },
    );
  };

  return (
    <section className={styles.page} aria-label="Highlights">
      <header className={styles.head}>
        <h1 className={styles.title}>Highlights</h1>
        <p className={styles.count} role="status">
          {isPending ? '' : formatCount(total, 'highlight')}
        </p>
        <span className={styles.space} />
        <ColourChoice
          label="Show only"
          chosen={colour}
          onChoose={(next) => setColour(next === colour ? null : next)}
        />
        {((unplaced ?? 0) > 0 || unplacedOnly) && (
          <Button
            size="small"
            kind="quiet"
            aria-pressed={unplacedOnly}
            onClick={() => setUnplacedOnly(!unplacedOnly)}
          >
            {formatNumber(unplaced ?? 0)} unplaced
          </Button>
        )}
        <TextField
          label="Find in highlights and comments"
          quiet
          type="search"
          placeholder="Find in highlights"
          className={styles.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button size="small" disabled={highlights.length === 0} onClick={() => void copy(highlights)}>
          Copy all
        </Button>
      </header>
      <div className={styles.scroll}>
        {error !== null && (
          <EmptyState
            alert
            title="The highlights cannot be listed"
            actions={<Button onClick={() => void refetch()}>Try again</Button>}
          >
            {error.message}
          </EmptyState>
        )}
        {error === null && !isPending && highlights.length === 0 && (
          <EmptyState
            icon={<Highlighter size={28} aria-hidden />}
            title={filtered ? 'No highlight is like that' : 'No highlights yet'}
          >
            {filtered
              ? 'Other words or another colour may find more.'
              : 'Select words in an article and give them a colour; they gather here.'}
          </EmptyState>
        )}
        {byArticle(highlights).map((group) => (
          <section key={group[0]?.article} className={styles.group}>
            <h2 className={styles.article}>
              <button type="button" onClick={() => onOpen(group[0]?.article ?? '')}>
                {group[0]?.articleTitle}
              </button>
            </h2>
            <ul>
              {group.map((highlight) => (
                <HighlightEntry
                  key={highlight.id}
                  highlight={highlight}
                  onOpen={() => onOpen(highlight.article, highlight.id)}
                  onComment={(comment) => void changes.change(highlight, { comment })}
                  onCopy={() => void copy([highlight])}
                  onRemove={() => void changes.remove(highlight)}
                />
              ))}
            </ul>
          </section>
        ))}
        {hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => void fetchNextPage()}>Show more</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Articles in the order of their newest highlight, highlights in the order of the text. */
function byArticle(highlights: readonly Highlight[]): Highlight[][] {
  const groups = new Map<Id, Highlight[]>();
  for (const highlight of highlights)
    groups.set(highlight.article, [...(groups.get(highlight.article) ?? []), highlight]);
  return [...groups.values()].map((group) => group.sort((a, b) => a.anchor.start - b.anchor.start));
}
